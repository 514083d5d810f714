/*
 * Simulator: what it takes to let endpoints be called over HTTP.
 *
 * Owns   the parts, and their start and end. What the platform answers is handed in.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { Api, type AccessCheck } from './api.ts';
import { control, ENGINE_CONTROLS, type ControlAnswer, type Controls } from './control.ts';
import type { EndpointModule } from './endpoint.ts';
import { VirtualClock } from './clock.ts';
import { sharedContract } from './contract.ts';
import { InFlight } from './in-flight.ts';
import { Platform, type Vocabulary } from './platform.ts';
import { RateLimit } from './rate-limit.ts';
import { listenerFor } from './server.ts';
import type { Account } from './world.ts';

export interface SimulatorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  readonly seed?: number;
  readonly clock?: VirtualClock;
  readonly vocabulary?: Vocabulary;
  /** Base of the brand's host; callbacks go below it. */
  readonly callbackUrl?: string;
  /** Calls per second that the API key is allowed; see rate-limit.ts. */
  readonly callsPerSecond?: number;
  /** File in which the state is kept between runs. */
  readonly keep?: string;
}

export interface Simulator {
  readonly url: string;
  readonly clock: VirtualClock;
  readonly platform: Platform;
  setCallbackUrl(url: string): void;
  /** What a call below /_simulator/ does, without HTTP: `control('POST', 'faults', { row: 9, fault: 'slow' })`. */
  control(method: string, path: string, body?: unknown): Promise<ControlAnswer>;
  /** Resolves when no request and no callback is on its way. */
  settled(): Promise<void>;
  /** Writes the state to the `keep` file; nothing without one. */
  save(): Promise<void>;
  /** Ends everything at once: what is still on its way is cut off. The clock stops too. */
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What the simulated platform consists of. */
export interface Content {
  readonly modules: readonly EndpointModule[];
  readonly access: AccessCheck;
  readonly seededAccounts: (now: number) => Account[];
}

export async function runSimulator(
  options: SimulatorOptions,
  { modules, access, seededAccounts }: Content,
): Promise<Simulator> {
  const { host = '127.0.0.1', callsPerSecond = 50 } = options;
  const platform = platformOf(options, { modules, seededAccounts });
  if (options.keep !== undefined) await restore(platform, options.keep);
  const handlers = merged(modules.map(({ rows }) => rows));
  const rateLimit = new RateLimit(callsPerSecond, platform.clock);
  const api = new Api({ platform, rateLimit, handlers, access });
  const requests = new InFlight();
  const pages = merged(modules.map((one) => one.pages));
  const controls: Controls = { ...ENGINE_CONTROLS, ...merged(modules.map((one) => one.controls)) };
  const server = createServer(listenerFor({ platform, api, requests, pages, controls }));
  const port = await listening(server, options.port, host);
  platform.url = `http://${host}:${port}`;
  return simulatorOf({ platform, server, requests, controls, keep: options.keep ?? null });
}

function platformOf(
  { clock = new VirtualClock(), seed = 1, vocabulary = 'guide', callbackUrl }: SimulatorOptions,
  { modules, seededAccounts }: Pick<Content, 'modules' | 'seededAccounts'>,
): Platform {
  return new Platform({
    ...{ clock, seed, vocabulary, seededAccounts, contract: sharedContract() },
    callbackUrl: callbackUrl ?? 'http://127.0.0.1:4000',
    due: merged(modules.map(({ due }) => due)),
    expirations: modules.flatMap(({ expireLinks }) => expireLinks ?? []),
  });
}

/** What all modules bring, in one. */
const merged = <T>(parts: readonly (T | undefined)[]): T => Object.assign({}, ...parts) as T;

interface Parts {
  readonly platform: Platform;
  readonly server: Server;
  readonly requests: InFlight;
  readonly controls: Controls;
  readonly keep: string | null;
}

function simulatorOf({ platform, server, requests, controls, keep }: Parts): Simulator {
  const settled = async (): Promise<void> => {
    await requests.settled();
    await platform.callbacks.settled();
  };
  const stop = async (): Promise<void> => {
    platform.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await settled();
  };
  platform.clock.whenQuiet(settled);
  return {
    ...{ url: platform.url, clock: platform.clock, platform, settled, stop },
    setCallbackUrl: (url) => {
      platform.callbacks.url = url;
    },
    control: (method, path, body) => control(platform, controls, { method, path, body }),
    save: () => save(platform, keep),
    [Symbol.asyncDispose]: stop,
  };
}

async function save(platform: Platform, file: string | null): Promise<void> {
  if (file === null) return;
  await writeFile(`${file}.new`, platform.saved(), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** A first start has no file yet; a file that cannot be read is a reason to stop, not to begin afresh. */
async function restore(platform: Platform, file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (text !== null) platform.restore(text);
}

const listening = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
