/*
 * Config: the settings of one gateway.
 *
 * Owns   the names, forms and defaults of all environment variables; nothing else reads the environment.
 * Gives  a frozen object, or one ConfigError that names every mistake.
 * Never  prints a value. Secrets are functions, which read their files again when these change.
 *
 * The sandbox and tests pass an object of their own; no switch in the environment turns the gateway into the sandbox.
 */
import { DEFAULT_STALE_MAX_AGE_MS } from './access/issuer-keys.ts';
import { DEFAULT_TOLERANCE_MS } from './access/jwt.ts';
import { browsersFrom, type BrowserConfig } from './browser-config.ts';
import { days, hours, seconds } from './clock.ts';
import { documentsFrom, type DocumentRules } from './documents-config.ts';
import type { PlatformOptions } from './datasources/wire/platform-options.ts';
import {
  EnvQuestions,
  isHttps,
  MUST_BE_HTTPS,
  type AskedSetting,
  type Environment,
} from './env-questions.ts';
import { platformFrom } from './platform-config.ts';
import { stepUpFrom, type StepUpConfig } from './step-up-config.ts';
import { DEFAULT_AGES, type Ages } from './store/ages.ts';
import type { LogLevel } from './telemetry.ts';

export { ConfigError } from './env-questions.ts';

export interface Config extends BrowserConfig {
  readonly host: string;
  readonly port: number;
  /** Where health and metrics listen: this machine only, unless operators say otherwise. */
  readonly adminHost: string;
  readonly adminPort: number;
  readonly platform: PlatformOptions;
  readonly store: {
    /** `sqlite:<path>` or `postgres://...`. */
    readonly url: string;
    /** The file with the key that seals data at rest; null makes one beside an SQLite file. */
    readonly dataKeyFile: string | null;
    /** How long what is over is kept, in milliseconds. */
    readonly keep: Ages;
  };
  readonly auth: {
    /** Where the issuer shows its keys; null when keys are handed in. */
    readonly jwksUrl: string | null;
    readonly issuer: string;
    readonly audience: string;
    /** How long keys stay in force while the issuer cannot be reached. Milliseconds. */
    readonly keysStaleMaxAgeMs: number;
    /** What its clock may differ by. Milliseconds. */
    readonly toleranceMs: number;
  };
  readonly stepUp: StepUpConfig;
  /** Pages that a customer may be sent back to after payment, by the name that clients send. */
  readonly returnUrls: Readonly<Record<string, string>>;
  readonly callbacks: {
    /** Values of the path token that are in force; none when no token is used. */
    readonly tokens: readonly string[];
    /** Addresses and CIDR ranges that may call on the bare path; none when no list is used. */
    readonly allowFrom: readonly string[];
    readonly trustedProxyHops: number;
  };
  readonly documents: DocumentRules;
  /** Whether agents and admins must say why they read. */
  readonly agentReason: 'optional' | 'required';
  /** Whether GraphiQL is served at `/graphiql`. */
  readonly explorer: boolean;
  /** How long after its request left an operation can be settled by hand at the earliest. Milliseconds. */
  readonly settleMinAgeMs: number;
  /** How long a stop waits, being not ready, before it begins. Milliseconds of real time. */
  readonly drainMs: number;
  readonly logLevel: LogLevel;
}

/** Throws a ConfigError. */
export function readConfig(env: Environment): Config {
  const ask = new EnvQuestions(env);
  const config = configFrom(ask);
  ask.finish();
  return deepFreeze(config);
}

/** Every variable that `readConfig` may ask for. */
export function settingsAsked(): readonly AskedSetting[] {
  const asked = [{}, { REACH_AUTH: 'exchange' }].flatMap((env) => {
    const ask = new EnvQuestions(env);
    configFrom(ask);
    return ask.asked;
  });
  return [...new Map(asked.map((one) => [one.name, one])).values()];
}

function configFrom(ask: EnvQuestions): Config {
  const config: Config = {
    host: ask.text('HOST', { or: '0.0.0.0' }),
    port: ask.integer('PORT', { or: 4000, ...PORTS }),
    adminHost: ask.text('ADMIN_HOST', { or: '127.0.0.1' }),
    adminPort: ask.integer('ADMIN_PORT', { or: 4001, ...PORTS }),
    platform: platformFrom(ask),
    store: storeFrom(ask),
    auth: {
      jwksUrl: ask.httpsUrl('AUTH_JWKS_URL'),
      issuer: ask.text('AUTH_ISSUER'),
      audience: ask.text('AUTH_AUDIENCE'),
      keysStaleMaxAgeMs: ask.duration('AUTH_KEYS_STALE_MAX_AGE', 'h', {
        or: DEFAULT_STALE_MAX_AGE_MS / hours(1),
        from: 1,
        to: 168,
      }),
      toleranceMs: ask.duration('CLOCK_TOLERANCE', 's', {
        or: DEFAULT_TOLERANCE_MS / seconds(1),
        from: 0,
        to: 300,
      }),
    },
    stepUp: stepUpFrom(ask),
    returnUrls: returnUrlsFrom(ask),
    ...browsersFrom(ask),
    callbacks: callbacksFrom(ask),
    documents: documentsFrom(ask),
    agentReason: ask.choice('AGENT_REASON', ['optional', 'required']),
    explorer: ask.choice('EXPLORER', ['off', 'on']) === 'on',
    settleMinAgeMs: ask.duration('SETTLE_MIN_AGE', 'm', { or: 10, from: 0, to: 1_440 }),
    drainMs: ask.integer('DRAIN_MS', { or: 1_000, from: 0, to: 60_000 }),
    logLevel: ask.choice('LOG_LEVEL', ['info', 'silent', 'error', 'warn', 'debug']),
  };
  if (config.port === config.adminPort) ask.mistake('ADMIN_PORT', 'must differ from PORT');
  return config;
}

/** What a sign-in needs that says nothing else. */
export const TOKEN_TIMES = {
  keysStaleMaxAgeMs: DEFAULT_STALE_MAX_AGE_MS,
  toleranceMs: DEFAULT_TOLERANCE_MS,
} as const;

const PORTS = { from: 1, to: 65_535 };
function storeFrom(ask: EnvQuestions): Config['store'] {
  const url = ask.text('DATABASE_URL', { or: 'sqlite:.data/gateway.db' });
  if (!/^(sqlite:.|postgres(ql)?:\/\/.)/.test(url)) {
    ask.mistake('DATABASE_URL', 'must begin with sqlite: or postgres://');
  }
  return {
    url,
    dataKeyFile: ask.optional('DATA_KEY_FILE', { or: '`<database>.key`' }),
    keep: agesFrom(ask),
  };
}

/** A key outlives every retry of an app, and a line that was disconnected can be claimed back for weeks. */
function agesFrom(ask: EnvQuestions): Ages {
  const age = (name: string, or: number, from: number): number =>
    days(ask.integer(`KEEP_${name}_DAYS`, { or: or / days(1), from, to: 36_500 }));
  const ages = {
    events: age('EVENTS', DEFAULT_AGES.events, 1),
    inbox: age('INBOX', DEFAULT_AGES.inbox, 1),
    quotes: age('QUOTES', DEFAULT_AGES.quotes, 1),
    keys: age('KEYS', DEFAULT_AGES.keys, 30),
    audit: age('AUDIT', DEFAULT_AGES.audit, 30),
  };
  if (ages.audit < ages.keys)
    ask.mistake('KEEP_AUDIT_DAYS', 'must not be less than KEEP_KEYS_DAYS');
  return ages;
}

function returnUrlsFrom(ask: EnvQuestions): Record<string, string> {
  const name = 'RETURN_URLS';
  const accepts = (key: string, value: string): boolean =>
    /^[\w-]{1,32}$/.test(key) && isHttps(value);
  const mustBe = `names with addresses, where an address ${MUST_BE_HTTPS}`;
  const pairs = ask.pairs(name, { mustBe, accepts, or: null });
  return Object.fromEntries(pairs);
}

function callbacksFrom(ask: EnvQuestions): Config['callbacks'] {
  const secret = ask.optionalSecret('CALLBACK_PATH_TOKEN')?.() ?? '';
  const tokens = secret
    .split(',')
    .map((token) => token.trim())
    .filter((token) => token !== '');
  if (tokens.length > 2 || !tokens.every((token) => /^[\w-]{16,128}$/.test(token))) {
    ask.mistake(
      'CALLBACK_PATH_TOKEN',
      'must be one or two words of 16 to 128 letters, digits, - and _',
    );
  }
  const allowFrom = ask.cidrs('CALLBACK_ALLOW_FROM');
  const open = ask.choice('CALLBACKS_OPEN', ['no', 'yes']) === 'yes';
  if (!open && tokens.length === 0 && allowFrom.length === 0) {
    const rule = 'is missing, and so is CALLBACK_ALLOW_FROM: anybody could call back';
    ask.mistake('CALLBACK_PATH_TOKEN', `${rule}. CALLBACKS_OPEN=yes allows that`);
  }
  return {
    tokens,
    allowFrom,
    trustedProxyHops: ask.integer('TRUSTED_PROXY_HOPS', { or: 0, from: 0, to: 10 }),
  };
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part);
  }
  return Object.freeze(value);
}
