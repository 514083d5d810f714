/*
 * Gateway program: a gateway in a process of its own, for benches that load or attack it.
 *
 * Owns   its configuration, and what is measured inside of it: event loop delay, heap, times in the queue, defects.
 * Never  ends for an error that nobody caught: it counts them, so that one finding does not hide the next. The bench fails for each.
 */
import { createLocalJWKSet, type JWK } from 'jose';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { AUDIENCE, ISSUER } from '../chaos/client.ts';
import { TOKEN_TIMES, type Config } from '../src/config.ts';
import type { CallLimits, Priority } from '../src/datasources/wire/call-budget.ts';
import { letHeapGrow } from '../src/heap-growth.ts';
import { createGateway, type Gateway, type GatewayPorts } from '../src/gateway.ts';
import { DEFAULT_AGES } from '../src/store/ages.ts';
import { Telemetry } from '../src/telemetry.ts';
import type { FastParts } from './fast.ts';
import { MEASURES } from './measured.ts';
import { follow } from './orders.ts';

export interface GatewayStart {
  readonly reachUrl: string;
  readonly apiKey: string;
  readonly jwt: string;
  readonly jwk: JWK;
  readonly databaseUrl: string;
  readonly calls: CallLimits;
  /** Of new documents, for each caller. */
  readonly tokensPerSecond: number;
  readonly readTimeoutMs: number;
  /** The parts that are switched off; all others are on. */
  readonly fast?: FastParts;
  /** Proxies before it, behind which sockets come from many networks. */
  readonly trustedProxyHops?: number;
}

letHeapGrow();
let gateway: Gateway | null = null;
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const uncaught: string[] = [];
const errors: string[] = [];
let queued: Record<Priority, number[]> = { money: [], read: [], poll: [], refresh: [] };
let cpu = process.cpuUsage();

const keep = (list: string[], text: string): void => {
  if (list.length < 1_000) list.push(text);
};
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) =>
    keep(uncaught, `${event}: ${String(error instanceof Error ? error.stack : error)}`),
  );

class BenchTelemetry extends Telemetry {
  override callPermitted(call: { priority: Priority; ms: number }): void {
    queued[call.priority].push(call.ms);
    super.callPermitted(call);
  }
}

const configOf = (start: GatewayStart): Config => ({
  ...{ host: '127.0.0.1', port: 0, adminHost: '127.0.0.1', adminPort: 0 },
  platform: {
    ...{ url: start.reachUrl, apiKey: () => start.apiKey, calls: start.calls },
    auth: { scheme: 'basic', jwt: () => start.jwt },
    paymentHosts: [new URL(start.reachUrl).host],
    ...{ planIdFrom: 'serviceCode', lineStatusCodes: { 3: 'SUSPENDED', 4: 'DISCONNECTED' } },
    ...{ readTimeoutMs: start.readTimeoutMs, changeTimeoutMs: 7_000 },
  },
  store: { url: start.databaseUrl, dataKeyFile: null, keep: DEFAULT_AGES },
  ...{ drainMs: 0, settleMinAgeMs: 10 * 60_000 },
  auth: { jwksUrl: null, issuer: ISSUER, audience: AUDIENCE, ...TOKEN_TIMES },
  stepUp: { signIn: { maxAgeMs: 86_400_000, acrValues: [] }, simSwap: 'open' },
  returnUrls: { shop: 'https://shop.test/return' },
  ...{ allowedOrigins: ['https://shop.test'], localOrigins: false, corsHeaders: [] },
  callbacks: { tokens: [], allowFrom: [], trustedProxyHops: start.trustedProxyHops ?? 0 },
  documents: { openTo: 'everyone', files: [], tokensPerSecond: start.tokensPerSecond },
  agentReason: 'optional',
  ...{ explorer: false, logLevel: 'error' },
});

async function start(given: GatewayStart): Promise<{ url: string; adminUrl: string }> {
  const ports: GatewayPorts & { readonly fast?: FastParts } = {
    telemetry: new BenchTelemetry('error', { write: (line) => keep(errors, line) }),
    tokenKeys: createLocalJWKSet({ keys: [given.jwk] }),
    ...(given.fast && { fast: given.fast }),
  };
  gateway = await createGateway(configOf(given), ports);
  const { url, adminUrl } = gateway;
  return { url, adminUrl };
}

/** Everything since the start or the last reset. */
function figures() {
  const { user, system } = process.cpuUsage(cpu);
  return {
    loopDelayMs: {
      p50: inMs(delay.percentile(50)),
      p99: inMs(delay.percentile(99)),
      most: inMs(delay.max),
    },
    ...{ queued, uncaught, errors, cpuMs: (user + system) / 1_000 },
  };
}

const inMs = (nanoseconds: number): number => Math.round(nanoseconds / 100_000) / 10;

function reset(): void {
  delay.reset();
  cpu = process.cpuUsage();
  queued = { money: [], read: [], poll: [], refresh: [] };
}

/** V8 drops what it made of code that was not run between so many collections. */
const COLLECTIONS = 10;

/** Bytes of what is still referred to. */
function heap(): number {
  for (let times = 0; times < COLLECTIONS; times += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const stop = async (): Promise<void> => {
  await gateway?.stop();
  gateway = null;
};

const ORDERS = { ...MEASURES, start, figures, reset, heap, stop };
export type GatewayOrders = typeof ORDERS;

follow(ORDERS);
