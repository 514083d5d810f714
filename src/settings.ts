/*
 * Settings: what each environment variable of the gateway means.
 *
 * Owns   the sentences of the table in docs/operations.md; their forms and defaults are those of config.ts.
 * Gives  the names that look like settings of ours and are none: a misspelled setting would be read by nobody.
 */
import { distance } from 'fastest-levenshtein';
import type { Environment } from './env-questions.ts';

export const SETTINGS: Readonly<Record<string, string>> = {
  HOST: 'Where GraphQL and callbacks listen.',
  PORT: 'The port of GraphQL and callbacks.',
  ADMIN_HOST:
    'Where health and metrics listen. An orchestrator that probes from outside needs `0.0.0.0`.',
  ADMIN_PORT: 'The port of health and metrics.',
  REACH_BASE_URL: 'The origin of the platform: https, or http on this machine.',
  REACH_AUTH: '`basic` needs `REACH_JWT`, `exchange` the two access keys.',
  REACH_JWT: 'The token of the brand, with `REACH_AUTH=basic`.',
  REACH_ACCESS_KEY_ID: 'One half of the access key, with `REACH_AUTH=exchange`.',
  REACH_ACCESS_SECRET_KEY: 'The other half, with `REACH_AUTH=exchange`.',
  REACH_API_KEY: 'The API key, sent with both.',
  REACH_CALLS_PER_SECOND:
    'How many calls the API key may make in any second. Whatever comes beyond waits for its turn, money first.',
  REACH_CALLS_IN_FLIGHT: 'How many calls may be under way at a time.',
  REACH_PLAN_ID_FROM: 'What `planId` means on the wire (Q4).',
  PAYMENT_HOSTS: 'Hosts that payment links may point to; other links are dropped and counted.',
  REACH_LINE_STATUS_CODES:
    'Meanings of the status codes 3 to 7, once Reach has told them: `3=SUSPENDED,4=DISCONNECTED`.',
  REACH_FAILURE_WORDS: 'Words of the envelope’s `status` that mean a refusal (Q23).',
  REACH_READ_TIMEOUT_MS: 'The deadline of one read.',
  REACH_CHANGE_TIMEOUT_MS: 'The deadline of one change.',
  DATABASE_URL: 'The store: `sqlite:<path>`.',
  DATA_KEY_FILE:
    'The file with the keys of 32 bytes (base64 or hex, one a line) of which the first seals the store and all open it; made on the first start, read again when it changes.',
  KEEP_EVENTS_DAYS: 'How long events are kept.',
  KEEP_INBOX_DAYS: 'How long judged callbacks are kept.',
  KEEP_QUOTES_DAYS: 'How long quotes are kept that nobody bought.',
  KEEP_KEYS_DAYS: 'How long idempotency keys are kept.',
  KEEP_AUDIT_DAYS:
    'How long operations and their audit trail are kept; not less than `KEEP_KEYS_DAYS`.',
  AUTH_JWKS_URL: 'Where the brand’s sign-in shows its keys.',
  AUTH_ISSUER: 'The issuer of its tokens.',
  AUTH_AUDIENCE: 'The audience that its tokens must name.',
  AUTH_KEYS_STALE_MAX_AGE: 'How long its keys stay in force while it cannot be reached.',
  CLOCK_TOLERANCE: 'What its clock may differ by from the clock of this machine.',
  STEP_UP_MAX_AGE:
    'How long ago a person may have signed in (`auth_time`) for what could take a number or an account away.',
  STEP_UP_ACR:
    'Ways to sign in (`acr`) of which one is needed for the same, separated by commas; any when empty.',
  SIM_SWAP:
    '`code-only` moves a line to another SIM by a one-time code alone, but for agents who give a reason; `open` lets customers do without.',
  RETURN_URLS: 'Pages to return to after payment, `name=https://...`; clients send the name.',
  ALLOWED_ORIGINS:
    'Origins of pages and apps that may call and open sockets and streams, of any scheme (`capacitor://localhost`). The gateway’s own address always may.',
  CORS_HEADERS: 'Request headers that pages may send.',
  CALLBACK_PATH_TOKEN: 'One or two secrets (for rotation); callbacks then go below `/<token>`.',
  CALLBACK_ALLOW_FROM: 'Addresses that may call back on the bare path.',
  CALLBACKS_OPEN:
    '`yes` starts without a path token and without an address list: anybody may call back then.',
  TRUSTED_PROXY_HOPS: 'Proxies in front of the gateway, whose `X-Forwarded-For` is believed.',
  DOCUMENTS:
    '`trusted` runs the documents of `DOCUMENTS_FILE` only, `open` any document within the limits.',
  DOCUMENTS_FILE:
    'Manifests of registered documents, separated by commas; read again when they change. Required with `DOCUMENTS=trusted`.',
  DOCUMENTS_OPEN_FOR: '`agent` lets agents and admins run any document, whatever `DOCUMENTS` says.',
  DOCUMENT_TOKENS_PER_SECOND:
    'How many tokens of new open documents are read for one person, or one address of strangers, a second; ten seconds of it at once.',
  AGENT_REASON:
    '`required` refuses agents and admins who do not say why they read, in the header `x-reason`; the audit trail has it.',
  EXPLORER: '`on` serves GraphiQL at `/graphiql`.',
  SETTLE_MIN_AGE:
    'How long after its request left an operation can be settled by hand at the earliest.',
  DRAIN_MS: 'How long a stop waits, being not ready, before it begins.',
  LOG_LEVEL: 'What is logged.',
};

export interface UnknownSetting {
  readonly name: string;
  /** The setting that was probably meant. */
  readonly meant: string | null;
}

const OURS = /^(REACH|AUTH|CALLBACK|CALLBACKS|KEEP|SETTLE|STEP_UP)_/;
/** Shorter names of other programs are alike by chance. */
const LEAST_LENGTH = 8;
const MAX_DISTANCE = 2;

/** Variables that are set and that nothing reads, although they look like settings of the gateway. */
export function unknownSettings(env: Environment): readonly UnknownSetting[] {
  const known = Object.keys(SETTINGS).flatMap((name) => [name, `${name}_FILE`]);
  const names = Object.keys(env).filter((name) => !known.includes(name));
  return names.flatMap((name) => {
    const meant = known.find((one) => isNear(name, one)) ?? null;
    return meant !== null || OURS.test(name) ? [{ name, meant }] : [];
  });
}

/** A slip of the hand, or a name without its first or last word: `JWKS_URL`, `DATA_KEY`. */
function isNear(given: string, known: string): boolean {
  const name = given.toUpperCase();
  if (known.length < LEAST_LENGTH) return false;
  const isPart = known.endsWith(`_${name}`) || known.startsWith(`${name}_`);
  return (isPart && name.length >= LEAST_LENGTH) || distance(name, known) <= MAX_DISTANCE;
}
