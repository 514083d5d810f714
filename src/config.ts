/*
 * Config: the settings of one gateway.
 *
 * Owns   the names, forms and defaults of all environment variables; nothing else reads the environment.
 * Gives  a frozen object, or one ConfigError that names every mistake.
 * Never  prints a value. Secrets are functions, which read their files again when these change.
 *
 * The sandbox and tests pass an object of their own; no switch in the environment turns the gateway into the sandbox.
 */
import { browsersFrom, type BrowserConfig } from './browser-config.ts';
import { days, minutes } from './clock.ts';
import type { LineStatus } from './datasources/line-status.ts';
import { FAILURE_WORDS } from './datasources/wire/envelope.ts';
import type { PlatformOptions } from './datasources/wire/platform-options.ts';
import {
  EnvQuestions,
  isHttps,
  isLoopback,
  MUST_BE_HTTPS,
  type Environment,
} from './env-questions.ts';
import { DEFAULT_AGES, type Ages } from './store/ages.ts';
import type { LogLevel } from './telemetry.ts';

export { ConfigError } from './env-questions.ts';

export interface Config extends BrowserConfig {
  readonly host: string;
  readonly port: number;
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
  };
  /** Pages that a customer may be sent back to after payment, by the name that clients send. */
  readonly returnUrls: Readonly<Record<string, string>>;
  readonly callbacks: {
    /** Values of the path token that are in force; none when no token is used. */
    readonly tokens: readonly string[];
    /** Addresses and CIDR ranges that may call on the bare path; none when no list is used. */
    readonly allowFrom: readonly string[];
    readonly trustedProxyHops: number;
  };
  /**
   * `open` runs any document within the limits. `trusted` runs registered documents only; this version has no register of
   * them, so `open` is the default and `trusted` refuses to start.
   */
  readonly documents: 'open' | 'trusted';
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
  const config: Config = {
    host: ask.text('HOST', { or: '0.0.0.0' }),
    port: ask.integer('PORT', { or: 4000, ...PORTS }),
    adminPort: ask.integer('ADMIN_PORT', { or: 4001, ...PORTS }),
    platform: platformFrom(ask),
    store: storeFrom(ask),
    auth: {
      jwksUrl: ask.httpsUrl('AUTH_JWKS_URL'),
      issuer: ask.text('AUTH_ISSUER'),
      audience: ask.text('AUTH_AUDIENCE'),
    },
    returnUrls: returnUrlsFrom(ask),
    ...browsersFrom(ask),
    callbacks: callbacksFrom(ask),
    documents: documentsFrom(ask),
    explorer: ask.choice('EXPLORER', ['off', 'on']) === 'on',
    settleMinAgeMs: minutes(ask.integer('SETTLE_MIN_AGE', { or: 10, from: 0, to: 1_440 })),
    drainMs: ask.integer('DRAIN_MS', { or: 1_000, from: 0, to: 60_000 }),
    logLevel: ask.choice('LOG_LEVEL', ['info', 'silent', 'error', 'warn', 'debug']),
  };
  if (config.port === config.adminPort) ask.mistake('ADMIN_PORT', 'must differ from PORT');
  ask.finish();
  return deepFreeze(config);
}

const PORTS = { from: 1, to: 65_535 };
const TIMEOUTS = { from: 100, to: 60_000 };

function platformFrom(ask: EnvQuestions): PlatformOptions {
  const url = ask.httpsUrl('REACH_BASE_URL');
  return {
    url,
    auth: platformAuthFrom(ask),
    apiKey: ask.secret('REACH_API_KEY'),
    planIdFrom: ask.choice('REACH_PLAN_ID_FROM', ['serviceCode', 'displayName']),
    paymentHosts: paymentHostsFrom(ask, url),
    lineStatusCodes: lineStatusCodesFrom(ask),
    failureWords: failureWordsFrom(ask),
    readTimeoutMs: ask.integer('REACH_READ_TIMEOUT_MS', { or: 4_000, ...TIMEOUTS }),
    changeTimeoutMs: ask.integer('REACH_CHANGE_TIMEOUT_MS', { or: 7_000, ...TIMEOUTS }),
  };
}

function platformAuthFrom(ask: EnvQuestions): PlatformOptions['auth'] {
  if (ask.choice('REACH_AUTH', ['basic', 'exchange']) === 'basic') {
    return { scheme: 'basic', jwt: ask.secret('REACH_JWT') };
  }
  return {
    scheme: 'exchange',
    accessKeyId: ask.secret('REACH_ACCESS_KEY_ID'),
    accessSecretKey: ask.secret('REACH_ACCESS_SECRET_KEY'),
  };
}

/** A customer is sent to these hosts, so this machine is among them only when the platform is. */
function paymentHostsFrom(ask: EnvQuestions, platformUrl: string): readonly string[] {
  const name = 'PAYMENT_HOSTS';
  const hosts = ask.list(name).map((host) => host.toLowerCase());
  if (hosts.length === 0) ask.mistake(name, 'is missing');
  if (!hosts.every((host) => HOST.test(host)))
    ask.mistake(name, 'must be hosts, with a port where needed');
  if (!isLoopback(platformUrl) && hosts.some((host) => isLoopback(`http://${host}`))) {
    ask.mistake(name, 'may name this machine only when REACH_BASE_URL does');
  }
  return hosts;
}

const HOST = /^(\[[\da-f:]+\]|[a-z\d]([a-z\d.-]*[a-z\d])?)(:\d{1,5})?$/;

const STATUSES: ReadonlySet<string> = new Set<LineStatus>([
  'NOT_ACTIVATED',
  'ACTIVATION_IN_PROGRESS',
  'ACTIVE',
  'ACTIVATION_FAILED',
  'PORT_IN_IN_PROGRESS',
  'PORT_IN_FAILED',
  'PORT_IN_CANCELLED',
  'SUSPENDED',
  'DISCONNECTED',
]);

const isStatus = (text: string): text is LineStatus => STATUSES.has(text);

function lineStatusCodesFrom(ask: EnvQuestions): Record<number, LineStatus> {
  const mustBe = 'codes from 3 to 7 with the status of a line, like 3=SUSPENDED';
  const accepts = (code: string, status: string): boolean =>
    /^[3-7]$/.test(code) && isStatus(status);
  const codes: Record<number, LineStatus> = {};
  for (const [code, status] of ask.pairs('REACH_LINE_STATUS_CODES', mustBe, accepts)) {
    if (isStatus(status)) codes[Number(code)] = status;
  }
  return codes;
}

function failureWordsFrom(ask: EnvQuestions): readonly string[] {
  const name = 'REACH_FAILURE_WORDS';
  const words = ask.list(name).map((word) => word.toUpperCase());
  if (!words.every((word) => /^[A-Z][A-Z_ -]{0,39}$/.test(word) && word !== 'SUCCESS')) {
    ask.mistake(name, 'must be words other than SUCCESS');
  }
  return words.length === 0 ? FAILURE_WORDS : words;
}

function storeFrom(ask: EnvQuestions): Config['store'] {
  const url = ask.text('DATABASE_URL', { or: 'sqlite:.data/gateway.db' });
  if (!/^(sqlite:.|postgres(ql)?:\/\/.)/.test(url)) {
    ask.mistake('DATABASE_URL', 'must begin with sqlite: or postgres://');
  }
  return { url, dataKeyFile: ask.optional('DATA_KEY_FILE'), keep: agesFrom(ask) };
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
  const pairs = ask.pairs(name, `names with addresses, where an address ${MUST_BE_HTTPS}`, accepts);
  if (ask.list(name).length === 0) ask.mistake(name, 'is missing');
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
  return {
    tokens,
    allowFrom: ask.cidrs('CALLBACK_ALLOW_FROM'),
    trustedProxyHops: ask.integer('TRUSTED_PROXY_HOPS', { or: 0, from: 0, to: 10 }),
  };
}

function documentsFrom(ask: EnvQuestions): Config['documents'] {
  const documents = ask.choice('DOCUMENTS', ['open', 'trusted']);
  if (documents === 'trusted') {
    ask.mistake('DOCUMENTS', 'can only be open: this version has no register of trusted documents');
  }
  return documents;
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part);
  }
  return Object.freeze(value);
}
