/*
 * Config: a gateway's configuration, for tests.
 */
import { CREDENTIALS } from '../../simulator/access-key.ts';
import type { SimulatorOptions } from '../../simulator/simulator.ts';
import { CORS_HEADERS } from '../../src/browser-config.ts';
import { TOKEN_TIMES, type Config } from '../../src/config.ts';
import type { CallLimits } from '../../src/datasources/wire/call-budget.ts';
import type { FastParts } from '../../src/server/fast-parts.ts';
import { DEFAULT_AGES } from '../../src/store/ages.ts';
import { AUDIENCE, ISSUER } from './tokens.ts';

/** Tests ask more in a second than any brand may. */
export const NO_LIMIT = { perSecond: 1_000_000, inFlight: 10_000 };

export interface WorldOptions {
  readonly vocabulary?: SimulatorOptions['vocabulary'];
  readonly config?: Partial<Config>;
  readonly scheme?: 'basic' | 'exchange';
  readonly databaseUrl?: string;
  /** Whether another gateway opens it as well. */
  readonly sharedStore?: boolean;
  /** Whether something stands between gateway and simulator that can alter answers. */
  readonly altered?: boolean;
  /** Where calls go, when not to the simulator itself. */
  readonly wireUrl?: string;
  /** Real time. */
  readonly readTimeoutMs?: number;
  /** What the platform allows. */
  readonly calls?: CallLimits;
  /** Which parts that only save time are on; a test may switch them while the gateway runs. */
  readonly fast?: FastParts;
}

/** Any document, and so many that no test is held up that is not about it. */
export const OPEN_DOCUMENTS: Config['documents'] = {
  ...{ openTo: 'everyone', files: [], tokensPerSecond: 1_000_000 },
};

/** The sign-ins of tests are fresh; customers move their SIM without a code where no test is about that. */
export const STEP_UP: Config['stepUp'] = {
  ...{ signIn: { maxAgeMs: 15 * 60_000, acrValues: [] }, simSwap: 'open' },
};

export function configFor(
  reachUrl: string,
  {
    config = {},
    scheme = 'basic',
    databaseUrl = 'sqlite::memory:',
    readTimeoutMs = 2_000,
    wireUrl = reachUrl,
    calls = NO_LIMIT,
  }: WorldOptions = {},
): Config {
  return {
    host: '127.0.0.1',
    port: 0,
    adminHost: '127.0.0.1',
    adminPort: 0,
    platform: {
      url: wireUrl,
      apiKey: () => CREDENTIALS.apiKey,
      calls,
      auth:
        scheme === 'basic'
          ? { scheme, jwt: () => CREDENTIALS.jwt }
          : {
              scheme,
              accessKeyId: () => CREDENTIALS.accessKeyId,
              accessSecretKey: () => CREDENTIALS.accessSecretKey,
            },
      paymentHosts: [new URL(reachUrl).host],
      planIdFrom: 'serviceCode',
      lineStatusCodes: { 3: 'SUSPENDED', 4: 'DISCONNECTED' },
      readTimeoutMs,
      changeTimeoutMs: 2_000,
    },
    settleMinAgeMs: 10 * 60_000,
    store: { url: databaseUrl, dataKeyFile: null, keep: DEFAULT_AGES },
    drainMs: 0,
    auth: { jwksUrl: null, issuer: ISSUER, audience: AUDIENCE, ...TOKEN_TIMES },
    stepUp: STEP_UP,
    returnUrls: { shop: 'https://shop.test/return' },
    allowedOrigins: ['https://shop.test'],
    localOrigins: false,
    corsHeaders: CORS_HEADERS,
    callbacks: { tokens: [], allowFrom: [], trustedProxyHops: 0 },
    documents: OPEN_DOCUMENTS,
    agentReason: 'optional',
    explorer: false,
    logLevel: 'debug',
    ...config,
  };
}

/** A token that has run out is refused at once, so that apps must renew it. */
export const STRICT_TOKENS: Config['auth'] = {
  ...{ jwksUrl: null, issuer: ISSUER, audience: AUDIENCE },
  ...{ ...TOKEN_TIMES, toleranceMs: 0 },
};
