/*
 * Platform config: the settings of the calls to Reach.
 *
 * Owns   names, forms and defaults of the variables that begin with `REACH_`, and `PAYMENT_HOSTS`.
 */
import type { LineStatus } from './datasources/line-status.ts';
import { FAILURE_WORDS } from './datasources/wire/envelope.ts';
import type { PlatformOptions } from './datasources/wire/platform-options.ts';
import { isLoopback, type EnvQuestions } from './env-questions.ts';

const TIMEOUTS = { from: 100, to: 60_000 };

export function platformFrom(ask: EnvQuestions): PlatformOptions {
  const url = ask.httpsUrl('REACH_BASE_URL');
  return {
    url,
    auth: platformAuthFrom(ask),
    apiKey: ask.secret('REACH_API_KEY'),
    calls: {
      perSecond: ask.integer('REACH_CALLS_PER_SECOND', { or: 10, from: 1, to: 100_000 }),
      inFlight: ask.integer('REACH_CALLS_IN_FLIGHT', { or: 32, from: 1, to: 10_000 }),
    },
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
  const hosts = ask
    .list(name, { form: 'list of hosts', or: null })
    .map((host) => host.toLowerCase());
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
  for (const [code, status] of ask.pairs('REACH_LINE_STATUS_CODES', { mustBe, accepts })) {
    if (isStatus(status)) codes[Number(code)] = status;
  }
  return codes;
}

function failureWordsFrom(ask: EnvQuestions): readonly string[] {
  const name = 'REACH_FAILURE_WORDS';
  const words = ask
    .list(name, { form: 'list of words', or: FAILURE_WORDS.join(', ') })
    .map((word) => word.toUpperCase());
  if (!words.every((word) => /^[A-Z][A-Z_ -]{0,39}$/.test(word) && word !== 'SUCCESS')) {
    ask.mistake(name, 'must be words other than SUCCESS');
  }
  return words.length === 0 ? FAILURE_WORDS : words;
}
