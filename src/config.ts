/*
 * Config: the only reader of the environment.
 *
 * Owns   the names of all settings, what they may be, and where secrets come from.
 * Gives  one frozen object, or one error that names every mistake at once.
 * Never  prints a value: a mistake in a secret would show the secret.
 */
import { EnvQuestions, isSafeUrl } from './env-questions.ts';
import type { LineStatus } from './datasources/line-status.ts';
import type { PlatformOptions } from './datasources/platform-options.ts';
import type { LogLevel } from './telemetry.ts';

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly adminPort: number;
  readonly platform: PlatformOptions;
  readonly databaseUrl: string;
  /** File with the key of the sealed columns; null makes one beside an embedded database. */
  readonly dataKeyFile: string | null;
  readonly auth: { readonly jwksUrl: string; readonly issuer: string; readonly audience: string };
  /** Registered return pages by name; without `?` or `#`. */
  readonly returnUrls: Readonly<Record<string, string>>;
  readonly allowedOrigins: readonly string[];
  readonly callbacks: {
    /** One or two; two while one is being replaced. Empty: the bare path is open. */
    readonly tokens: readonly string[];
    readonly allowFrom: readonly string[];
    readonly trustedProxyHops: number;
  };
  /** `open` runs any document that keeps the limits, and shows the schema. */
  readonly documents: 'open';
  readonly explorer: boolean;
  readonly logLevel: LogLevel;
}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const ask = new EnvQuestions(env);
  const config: Config = {
    host: ask.text('HOST', { or: '0.0.0.0' }),
    port: ask.integer('PORT', { or: 4000, from: 0, to: 65_535 }),
    adminPort: ask.integer('ADMIN_PORT', { or: 4001, from: 0, to: 65_535 }),
    platform: platformIn(ask),
    databaseUrl: ask.matching('DATABASE_URL', /^sqlite:.+$/, {
      or: 'sqlite:.data/gateway.db',
      form: 'sqlite:<path>',
    }),
    dataKeyFile: ask.optional('DATA_KEY_FILE'),
    auth: {
      jwksUrl: ask.url('AUTH_JWKS_URL'),
      issuer: ask.text('AUTH_ISSUER'),
      audience: ask.text('AUTH_AUDIENCE'),
    },
    returnUrls: ask.named(
      'RETURN_URLS',
      (url) => isSafeUrl(url) && !/[?#]/.test(url),
      'name=https://..., no ? or #',
    ),
    allowedOrigins: ask.list(
      'ALLOWED_ORIGINS',
      (origin) => isSafeUrl(origin) && new URL(origin).origin === origin,
      'origins',
    ),
    callbacks: {
      tokens: ask.list(
        'CALLBACK_PATH_TOKEN',
        (token) => /^[\w-]{16,100}$/.test(token),
        'one or two of 16 to 100 letters or digits',
      ),
      allowFrom: ask.list(
        'CALLBACK_ALLOW_FROM',
        (cidr) => /^[0-9a-f.:]+(\/\d{1,3})?$/i.test(cidr),
        'CIDRs',
      ),
      trustedProxyHops: ask.integer('TRUSTED_PROXY_HOPS', { or: 0, from: 0, to: 10 }),
    },
    documents: ask.oneOf('DOCUMENTS', ['open'], { or: 'open' }),
    explorer: ask.oneOf('EXPLORER', ['on', 'off'], { or: 'off' }) === 'on',
    logLevel: ask.oneOf('LOG_LEVEL', ['silent', 'error', 'warn', 'info', 'debug'], { or: 'info' }),
  };
  ask.finish();
  return Object.freeze(config);
}

function platformIn(ask: EnvQuestions): PlatformOptions {
  const scheme = ask.oneOf('REACH_AUTH', ['basic', 'exchange'], { or: 'basic' });
  return {
    url: ask.url('REACH_BASE_URL'),
    apiKey: ask.secret('REACH_API_KEY'),
    auth:
      scheme === 'basic'
        ? { scheme, jwt: ask.secret('REACH_JWT') }
        : {
            scheme,
            accessKeyId: ask.secret('REACH_ACCESS_KEY_ID'),
            accessSecretKey: ask.secret('REACH_ACCESS_SECRET_KEY'),
          },
    paymentHosts: ask.list('PAYMENT_HOSTS', (host) => /^[\w.-]+(:\d+)?$/.test(host), 'hosts'),
    planIdFrom: ask.oneOf('REACH_PLAN_ID_FROM', ['serviceCode', 'displayName'], {
      or: 'serviceCode',
    }),
    lineStatusCodes: statusCodes(ask),
    readTimeoutMs: ask.integer('REACH_READ_TIMEOUT_MS', { or: 4_000, from: 1, to: 60_000 }),
    changeTimeoutMs: ask.integer('REACH_CHANGE_TIMEOUT_MS', { or: 7_000, from: 1, to: 60_000 }),
  };
}

const STATUSES: Readonly<Record<string, LineStatus>> = {
  SUSPENDED: 'SUSPENDED',
  DISCONNECTED: 'DISCONNECTED',
};

/** Meanings of codes that the guide does not name, once the platform has told them: `3=SUSPENDED,4=DISCONNECTED`. */
function statusCodes(ask: EnvQuestions): Readonly<Record<number, LineStatus>> {
  const form = 'code=SUSPENDED or code=DISCONNECTED';
  const given = ask.list(
    'REACH_LINE_STATUS_CODES',
    (one) => /^[3-7]=(SUSPENDED|DISCONNECTED)$/.test(one),
    form,
  );
  return Object.fromEntries(
    given.map((one) => {
      const [code, word = ''] = one.split('=');
      return [Number(code), STATUSES[word] ?? 'UNRECOGNIZED'];
    }),
  );
}
