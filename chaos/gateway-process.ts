/*
 * Gateway process: a gateway that the rig starts, drives and kills. Only the rig runs it.
 *
 * Owns   the configuration of a gateway under test, and the orders that the rig sends to it.
 * Gives  an answer to each order. It loads everything first and starts at the order `start`, so that one can stand by.
 */
import './seams.ts';
import { createLocalJWKSet, type JWK } from 'jose';
import { flushCompileCache } from 'node:module';
import process from 'node:process';
import { ProcessClock } from './process-clock.ts';
import { arm, passed, type Armed } from './armed-failpoint.ts';
import { askedFor, seed } from './armed-bug.ts';
import { TOKEN_TIMES, type Config } from '../src/config.ts';
import type { Gateway } from '../src/gateway.ts';

const { createGateway } = await import('../src/gateway.ts');
const { DEFAULT_AGES } = await import('../src/store/ages.ts');
const { Telemetry } = await import('../src/telemetry.ts');

export interface StartOrder {
  readonly reachUrl: string;
  readonly apiKey: string;
  readonly jwt: string;
  readonly databaseUrl: string;
  readonly port: number;
  readonly jwk: JWK;
  readonly issuer: string;
  readonly audience: string;
  readonly now: number;
  /** How far the clock on the wall is ahead of it. */
  readonly jumped: number;
  readonly log: boolean;
}

export type Order =
  | { readonly do: 'start'; readonly with: StartOrder }
  | { readonly do: 'push'; readonly to: number }
  | { readonly do: 'jump'; readonly ms: number }
  | { readonly do: 'arm'; readonly point: Armed | null }
  | { readonly do: 'seed'; readonly bugs: readonly string[] }
  | { readonly do: 'report' }
  | { readonly do: 'stop' };

let gateway: Gateway | null = null;
let clock = new ProcessClock(0);

const configOf = (order: StartOrder): Config => ({
  ...{ host: '127.0.0.1', port: order.port, adminHost: '127.0.0.1', adminPort: 0 },
  platform: {
    url: order.reachUrl,
    apiKey: () => order.apiKey,
    calls: { perSecond: 100_000, inFlight: 1_000 },
    auth: { scheme: 'basic', jwt: () => order.jwt },
    paymentHosts: [new URL(order.reachUrl).host],
    planIdFrom: 'serviceCode',
    lineStatusCodes: { 3: 'SUSPENDED', 4: 'DISCONNECTED' },
    ...{ readTimeoutMs: 2_000, changeTimeoutMs: 1_000 },
  },
  store: { url: order.databaseUrl, dataKeyFile: null, keep: DEFAULT_AGES },
  ...{ drainMs: 0, settleMinAgeMs: 10 * 60_000 },
  auth: { jwksUrl: null, issuer: order.issuer, audience: order.audience, ...TOKEN_TIMES },
  stepUp: { signIn: { maxAgeMs: 86_400_000, acrValues: [] }, simSwap: 'open' },
  returnUrls: { shop: 'https://shop.test/return' },
  allowedOrigins: ['https://shop.test'],
  localOrigins: false,
  corsHeaders: [],
  callbacks: { tokens: [], allowFrom: [], trustedProxyHops: 0 },
  documents: { openTo: 'everyone', files: [], tokensPerSecond: 1_000_000 },
  agentReason: 'optional',
  ...{ explorer: false, logLevel: 'info' },
});

async function start(order: StartOrder): Promise<string> {
  clock = new ProcessClock(order.now);
  clock.jump(order.jumped);
  const sink = { write: (line: string) => void process.stderr.write(line) };
  gateway = await createGateway(configOf(order), {
    clock,
    telemetry: order.log ? new Telemetry('debug', sink) : new Telemetry('error', sink),
    tokenKeys: createLocalJWKSet({ keys: [order.jwk] }),
  });
  return gateway.url;
}

async function stop(): Promise<void> {
  await gateway?.stop();
  setImmediate(() => process.exit(0));
}

function follow(order: Order): unknown {
  switch (order.do) {
    case 'start':
      return start(order.with);
    case 'push':
      return clock.push(order.to, async () => gateway?.settled());
    case 'jump':
      return clock.jump(order.ms);
    case 'arm':
      return arm(order.point);
    case 'seed':
      return seed(order.bugs);
    case 'report':
      return { passed: passed(), asked: askedFor() };
    case 'stop':
      return stop();
  }
}

process.on('message', (message: { readonly id: number; readonly order: Order }) => {
  const answered = (answer: object): void => {
    process.send?.({ id: message.id, ...answer });
  };
  void Promise.resolve()
    .then(() => follow(message.order))
    .then(
      (value) => answered({ value: value ?? null }),
      (error: unknown) => answered({ error: error instanceof Error ? error.stack : String(error) }),
    );
});
process.on('disconnect', () => process.exit(0));
flushCompileCache();
process.send?.({ id: 0, value: 'loaded' });
