/*
 * Reads: what one answer costs when its data are known, and when they must be asked for.
 *
 * Owns   that each server is asked for the same families in the same order, and how many calls to the platform that makes.
 */
import type { Answers } from './load.ts';
import { Client, cpuOfEach, type Ask } from './load.ts';
import { HIVE, type Name } from './contestants.ts';
import { KNOWN, shareOf, type Plan } from './plan.ts';
import { figuresOf, interleaved, type Figure } from './rounds.ts';
import { BODIES } from './screens.ts';
import type { Server, Stage } from './stage.ts';

export const SCREEN_WARM = 'screen, warm';
export const SCREEN_COLD = 'screen, cold';
export const CATALOG_TOKEN = 'catalog, with a token';
export const CATALOG = 'catalog';
const NOTHING = '__typename';
export const CALLS_WARM = 'calls to the platform, screen warm';
export const CALLS_COLD = 'calls to the platform, screen cold';

const MICROSECONDS = 'us';
const CALLS = 'calls';

export interface Reader {
  readonly name: Name;
  readonly server: Server;
  readonly client: Client;
}

export async function readersOf(
  stage: Stage,
  { names }: Pick<Plan, 'names'>,
  answers: Answers,
): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (const name of names) {
    const server = await stage.server(name);
    readers.push({ name, server, client: new Client(server, answers) });
  }
  return readers;
}

/** The screens of families, one after the other. */
export async function screensOf(stage: Stage, from: number, to: number): Promise<Ask[]> {
  const members = stage.members.slice(from, to);
  return Promise.all(
    members.map(async (member) => ({
      key: `screen of ${member.subject}`,
      body: BODIES.CustomerScreen,
      token: await stage.tokenOf(member),
      customerId: member.customerId,
    })),
  );
}

const repeated = (asks: readonly Ask[], times: number): readonly Ask[] =>
  Array.from({ length: times }, (_ask, at) => asks[at % asks.length] ?? NO_ASK);

const NO_ASK: Ask = { key: 'Nothing', body: BODIES.Nothing };

async function callsOf(stage: Stage): Promise<number> {
  return (await stage.reach.order('arrived', undefined)).length;
}

interface Warm {
  readonly row: string;
  /** One after the other, again and again. */
  readonly asks: readonly Ask[];
  readonly many: number;
  readonly plan: Plan;
}

/** With data that each server has read a moment before. */
async function warm(
  stage: Stage,
  all: readonly Reader[],
  { row, asks, many, plan }: Warm,
): Promise<Figure[]> {
  const readers = all.filter(({ name }) => row === SCREEN_WARM || name !== HIVE);
  const calls = new Map<string, number[]>(readers.map(({ name }) => [name, []]));
  const cpu = await interleaved(plan.rounds, readers, async ({ name, server, client }) => {
    for (const ask of asks) await client.ask(ask);
    await callsOf(stage);
    const asked = repeated(asks, shareOf(plan, name, many));
    const each = await cpuOfEach(server, client, asked);
    calls.get(name)?.push((await callsOf(stage)) / asked.length);
    return each;
  });
  return [
    ...figuresOf(row, MICROSECONDS, cpu),
    ...(row === SCREEN_WARM ? figuresOf(CALLS_WARM, CALLS, calls) : []),
  ];
}

/** Each family for the first time. */
async function cold(stage: Stage, readers: readonly Reader[], plan: Plan): Promise<Figure[]> {
  const calls = new Map<string, number[]>(readers.map(({ name }) => [name, []]));
  const cpu = await interleaved(plan.rounds, readers, async ({ name, server, client }, round) => {
    const from = KNOWN + plan.cold * (round + 1);
    const asks = await screensOf(stage, from, from + plan.cold);
    await callsOf(stage);
    const each = await cpuOfEach(server, client, asks);
    calls.get(name)?.push((await callsOf(stage)) / asks.length);
    return each;
  });
  return [...figuresOf(SCREEN_COLD, MICROSECONDS, cpu), ...figuresOf(CALLS_COLD, CALLS, calls)];
}

/** Every kind of read, until Node has compiled what it takes. */
export async function warmUp(stage: Stage, readers: readonly Reader[], plan: Plan): Promise<void> {
  const known = await screensOf(stage, 0, KNOWN);
  const asks = [...known, ...catalogsOf(known), NO_ASK];
  const fresh = await screensOf(stage, KNOWN, KNOWN + plan.cold);
  for (const { name, server, client } of readers) {
    await cpuOfEach(server, client, fresh);
    const many = shareOf(plan, name, plan.warmUp);
    await cpuOfEach(server, client, repeated(name === HIVE ? known : asks, many));
  }
}

/** With a token and without. */
function catalogsOf([first]: readonly Ask[]): readonly Ask[] {
  const asked: Ask = { key: 'Catalog', body: BODIES.Catalog };
  return [asked, { ...asked, ...(first?.token !== undefined && { token: first.token }) }];
}

export async function reads(
  stage: Stage,
  readers: readonly Reader[],
  plan: Plan,
): Promise<Figure[]> {
  const known = await screensOf(stage, 0, KNOWN);
  const [catalog = NO_ASK, catalogWithToken = NO_ASK] = catalogsOf(known);
  const smaller = (row: string, ask: Ask): Promise<Figure[]> =>
    warm(stage, readers, { row, asks: [ask], many: plan.small, plan });
  return [
    ...(await warm(stage, readers, { row: SCREEN_WARM, asks: known, many: plan.warm, plan })),
    ...(await cold(stage, readers, plan)),
    ...(await smaller(CATALOG_TOKEN, catalogWithToken)),
    ...(await smaller(CATALOG, catalog)),
    ...(await smaller(NOTHING, NO_ASK)),
  ];
}
