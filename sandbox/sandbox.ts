/*
 * Sandbox: the gateway and the simulated Reach in one process, on one clock.
 *
 * Owns   the configuration object that makes them fit. No environment switch turns `serve` into this.
 * Gives  a newcomer seconds instead of minutes: time runs thirty times as fast.
 */
import { rm } from 'node:fs/promises';
import { VirtualClock } from '../simulator/engine/clock.ts';
import { CREDENTIALS } from '../simulator/access-key.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { CORS_HEADERS } from '../src/browser-config.ts';
import { minutes } from '../src/clock.ts';
import { TOKEN_TIMES, type Config } from '../src/config.ts';
import { createGateway, type Gateway } from '../src/gateway.ts';
import { DEFAULT_STEP_UP_MAX_AGE_MS } from '../src/step-up-config.ts';
import { DEFAULT_AGES } from '../src/store/ages.ts';
import { claim } from './claim.ts';
import { AUDIENCE, ISSUER, publicKeys, sandboxKey } from './keys.ts';
import { sandboxRoutes } from './routes.ts';

export interface SandboxOptions {
  /** Where the gateway listens, 127.0.0.1 unless it is given; the simulator stays on this machine. */
  readonly host?: string;
  readonly port: number;
  readonly adminPort: number;
  readonly simulatorPort: number;
  readonly speed: number;
  /** Restores the state of both sides from the last run. */
  readonly keep: boolean;
  /** Folder of database, keys and saved state. */
  readonly folder: string;
}

export interface Sandbox {
  readonly gateway: Gateway;
  readonly simulator: Simulator;
  stop(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const database = `${options.folder}/sandbox.db`;
  const saved = `${options.folder}/sandbox-reach.json`;
  const { folder, host = LOOPBACK, port, adminPort, simulatorPort } = options;
  const here = [adminPort, simulatorPort].map((one) => ({ host: LOOPBACK, port: one }));
  const held = await claim({ folder, places: [{ host, port }, ...here] });
  if (!options.keep)
    await Promise.all(
      [database, `${database}-wal`, `${database}-shm`, `${database}.key`, saved].map((file) =>
        rm(file, { force: true }),
      ),
    );
  const key = await sandboxKey(`${options.folder}/sandbox-key.json`);
  const clock = new VirtualClock();
  const simulator = await startSimulator({
    port: options.simulatorPort,
    clock,
    seed: 1,
    callsPerSecond: 200,
    keep: saved,
  });
  const gateway = await createGateway(
    configFor(options, { database, simulatorUrl: simulator.url }),
    {
      clock,
      tokenKeys: publicKeys(key),
      routes: sandboxRoutes({ key, simulatorUrl: simulator.url, clock }),
    },
  );
  simulator.setCallbackUrl(gateway.url);
  clock.whenQuiet(() => gateway.settled());
  clock.setSpeed(options.speed);
  const stop = async (): Promise<void> => {
    clock.setSpeed(0);
    await gateway.stop();
    await simulator.save();
    await simulator.stop();
    held.release();
  };
  return { gateway, simulator, stop };
}

/** Not all of them, of which none stands in a URL. */
const isAddressOfOne = (host: string): boolean => /^[\d.]+$/.test(host) && host !== '0.0.0.0';

function configFor(
  { host = LOOPBACK, port, adminPort }: SandboxOptions,
  { database, simulatorUrl }: { database: string; simulatorUrl: string },
): Config {
  return {
    ...{
      host,
      port,
      adminHost: LOOPBACK,
      adminPort,
      settleMinAgeMs: minutes(10),
      store: { url: `sqlite:${database}`, dataKeyFile: null, keep: DEFAULT_AGES },
      drainMs: 0,
    },
    platform: {
      url: simulatorUrl,
      apiKey: () => CREDENTIALS.apiKey,
      calls: { perSecond: 200, inFlight: 32 }, // its time runs faster, and so do its polls
      auth: {
        scheme: 'exchange',
        accessKeyId: () => CREDENTIALS.accessKeyId,
        accessSecretKey: () => CREDENTIALS.accessSecretKey,
      },
      paymentHosts: [new URL(simulatorUrl).host],
      planIdFrom: 'serviceCode',
      lineStatusCodes: { 3: 'SUSPENDED', 4: 'DISCONNECTED' },
    },
    auth: { jwksUrl: null, issuer: ISSUER, audience: AUDIENCE, ...TOKEN_TIMES, toleranceMs: 0 },
    stepUp: { signIn: { maxAgeMs: DEFAULT_STEP_UP_MAX_AGE_MS, acrValues: [] }, simSwap: 'open' },
    returnUrls: {
      sandbox: `http://${isAddressOfOne(host) ? host : LOOPBACK}:${port}/sandbox/return`,
    },
    ...{ allowedOrigins: [], localOrigins: true, corsHeaders: CORS_HEADERS },
    callbacks: { tokens: [], allowFrom: [], trustedProxyHops: 0 },
    documents: { openTo: 'everyone', files: [], tokensPerSecond: 20_000 },
    agentReason: 'optional',
    ...{ explorer: true, logLevel: 'warn' },
  };
}
