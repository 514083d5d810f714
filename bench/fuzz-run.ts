/*
 * Fuzz run: generated inputs, sent to a gateway in a process of its own.
 *
 * Owns   who sends them, how many at once, and what counts as a finding.
 * Gives  the findings. The same seed sends the same inputs; which one overtakes another is up to the machine.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import { Random } from '../chaos/random.ts';
import { globalId } from '../src/ids.ts';
import { fuzzBody, type FuzzBody } from './fuzz-bodies.ts';
import { fuzzCallback } from './fuzz-callbacks.ts';
import { fuzzFrame, textFrame } from './fuzz-frames.ts';
import { inLanes } from './pace.ts';
import { RawSocket } from './raw-socket.ts';
import type { Site } from './site.ts';

export interface FuzzPlan {
  readonly bodies: number;
  readonly frames: number;
  readonly callbacks: number;
  readonly seed: number;
}

export interface Findings {
  /** What was answered, by how: HTTP status, or code with which a socket was closed. */
  readonly answers: string[];
  readonly codes: string[];
  /** Answers of 5xx, and closes for a fault of the gateway. */
  readonly failures: string[];
  /** Answers that show the inside. */
  readonly leaks: string[];
  frames: number;
}

const LANES = 24;
/** Most sockets wait, for the rest of a frame that never comes or for an answer to one that gets none. From as many networks as that takes. */
const SOCKETS = 160;
const NETWORKS = 8;
const FRAMES_OF_ONE_SOCKET = 60;
const INSIDE = /<!doctype|<html|node_modules|\.ts:\d+|node:internal|SQLITE|polluted/i;
const FAULT_OF_SERVER = 1011;

interface Run {
  readonly site: Site;
  readonly plan: FuzzPlan;
  readonly findings: Findings;
  /** Null is anonymous. */
  readonly tokens: readonly (string | null)[];
  readonly ids: readonly string[];
}

export async function fuzz(site: Site, plan: FuzzPlan): Promise<Findings> {
  const findings: Findings = { answers: [], codes: [], failures: [], leaks: [], frames: 0 };
  const run = { site, plan, findings, tokens: await tokensAt(site), ids: idsAt(site) };
  const { families } = site;
  await post(run, plan.bodies, (random) => fuzzBody(random, run.ids));
  await sockets(run);
  const customerIds = families.map(({ customerId }) => customerId);
  await post(run, plan.callbacks, (random) => fuzzCallback(random, customerIds));
  return findings;
}

async function tokensAt(site: Site): Promise<readonly (string | null)[]> {
  const staff = ['agent', 'admin'].map((role) =>
    site.tokenFor(`${role}-1`, { role: role === 'agent' ? 'agent' : 'admin' }),
  );
  const people = await site.tokensOfFamilies();
  return [...people, ...(await Promise.all(staff)), null, null, null, 'nonsense', 'a.b.c'];
}

function idsAt({ families }: Site): readonly string[] {
  const real = families.flatMap(({ customerId, cardId, lines }) => [
    globalId('Customer', customerId),
    globalId('Card', customerId, cardId),
    ...lines.map((line) => globalId('Line', customerId, line.customerId)),
  ]);
  return [...real, globalId('Operation', 'none'), globalId('Line', 'a'), 'nonsense', ''];
}

async function post(
  { site, plan, findings, tokens }: Run,
  many: number,
  make: (random: Random) => FuzzBody,
): Promise<void> {
  const pool = new Pool(site.url, { connections: LANES, headersTimeout: 30_000 });
  const random = Random.of(plan.seed, `requests ${many}`);
  await inLanes(
    LANES,
    inputs(many, () => make(random)),
    async (one) => {
      const token = random.pick(tokens);
      const signedIn = token === null ? {} : { authorization: `Bearer ${token}` };
      const headers = { ...one.headers, ...signedIn };
      const { method, path, body } = one;
      try {
        const answer = await pool.request({ method, path, headers, body });
        note(findings, { ...one, status: answer.statusCode, text: await answer.body.text() });
      } catch (error) {
        findings.answers.push(
          error instanceof Error && 'code' in error ? String(error.code) : 'cut',
        );
      }
    },
  );
  await pool.destroy();
}

function* inputs(many: number, make: () => FuzzBody): Generator<FuzzBody> {
  for (let at = 0; at < many; at += 1) yield make();
}

type Answered = FuzzBody & { readonly status: number; readonly text: string };

function note(findings: Findings, { kind, path, body, status, text }: Answered): void {
  findings.answers.push(String(status));
  findings.codes.push(...codesIn(text));
  const input = `${kind} ${path.slice(0, 80)} ${body?.toString('latin1').slice(0, 600) ?? ''}`;
  if (status >= 500 || text.includes('INTERNAL_SERVER_ERROR'))
    findings.failures.push(`${status} ${text.slice(0, 300)} for ${input}`);
  if (INSIDE.test(text) && !path.startsWith('/graphiql'))
    findings.leaks.push(`${text.slice(0, 300)} for ${input}`);
}

const codesIn = (text: string): string[] =>
  [...text.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code = '']) => code);

async function sockets(run: Run): Promise<void> {
  const random = Random.of(run.plan.seed, 'frames');
  const lane = async (from: string): Promise<void> => {
    while (run.findings.frames < run.plan.frames) await oneSocket(run, random, from);
  };
  const froms = Array.from({ length: SOCKETS }, (_, at) => `127.0.0.${(at % NETWORKS) + 2}`);
  await Promise.all(froms.map(lane));
}

async function oneSocket(
  { site, plan, findings, tokens, ids }: Run,
  random: Random,
  from: string,
): Promise<void> {
  const socket = await RawSocket.open(site.url, from);
  if (!socket) {
    findings.answers.push('refused socket');
    await delay(20);
    return;
  }
  const token = random.pick(tokens);
  const payload = token === null ? {} : { authorization: `Bearer ${token}` };
  const signsIn = random.chance(0.95);
  if (signsIn) socket.send(textFrame({ type: 'connection_init', payload }));
  await socket.until(({ texts }) => texts.length > 0 || !signsIn);
  const sent: string[] = [];
  for (let at = 0; at < FRAMES_OF_ONE_SOCKET && findings.frames < plan.frames; at += 1) {
    const { kind, bytes, swallows = false } = fuzzFrame(random, ids);
    if (!socket.send(bytes)) break;
    findings.frames += 1;
    sent.push(`${kind} ${bytes.toString('latin1').slice(0, 300)}`);
    await delay(kind === 'subscribe' ? 0 : 2);
    if (swallows) break;
  }
  // A last message that is right: when it is answered, so is all before it.
  socket.send(textFrame({ type: 'ping' }));
  await socket.until(({ texts }) => texts.some((text) => text.includes('"pong"')));
  socket.destroy();
  noteSocket(findings, socket, sent);
}

function noteSocket(
  findings: Findings,
  { closeCode, texts }: RawSocket,
  sent: readonly string[],
): void {
  findings.answers.push(closeCode === null ? 'open socket' : `socket ${closeCode}`);
  const text = texts.join('\n');
  findings.codes.push(...codesIn(text));
  const inputs = sent.slice(-5).join(' | ');
  if (closeCode === FAULT_OF_SERVER || text.includes('INTERNAL_SERVER_ERROR'))
    findings.failures.push(`socket ${closeCode} after ${inputs}`);
  // A pong gives back what the ping brought: the protocol says so, and nobody else sees it.
  const own = texts.filter((one) => !/"type":"pong"/.test(one)).join('\n');
  if (INSIDE.test(own)) findings.leaks.push(`${INSIDE.exec(own)?.[0]} after ${inputs}`);
}
