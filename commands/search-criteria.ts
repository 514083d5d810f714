/*
 * Search criteria: what a command line says of the operations that are looked for, as the graph takes it.
 *
 * Owns   the options, and the words for kinds: those of the graph, of the lists here, and of metrics and log lines are all understood.
 * Never  judges a number, an address or an id: the gateway does.
 */
import { readGlobalId } from '../src/ids.ts';

export const SEARCH_OPTIONS = {
  phone: { type: 'string' },
  email: { type: 'string' },
  customer: { type: 'string' },
  transaction: { type: 'string' },
  callback: { type: 'string' },
  kind: { type: 'string' },
  status: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  after: { type: 'string' },
} as const;

type Given = Readonly<Partial<Record<string, string>>>;

/** What a value has to be, in words for the terminal. */
export class WrongCriterion extends Error {}

const KINDS = [
  'PURCHASE',
  'ACTIVATION',
  'PORT_IN',
  'PORT_OUT',
  'LINE_ACTION',
  'NUMBER_SWAP',
  'SIM_SWAP',
  'CUSTOMER_RESET',
  'PLAN_CHANGE',
  'TOP_UP',
  'CALLING_CREDIT',
  'ROAMING_PACK',
  'PAYMENT',
  'DIRECT_CHANGE',
];
/** Words of the gateway's own that metrics and log lines have. */
const ALSO: Readonly<Record<string, string>> = {
  LINE_CHANGE: 'LINE_ACTION',
  BILL_PAYMENT: 'PAYMENT',
};
const STATUSES = [
  'RECEIVED',
  'SENT',
  'IN_PROGRESS',
  'WAITING_FOR_CUSTOMER',
  'UNDETERMINED',
  'NEEDS_ATTENTION',
  'SUCCEEDED',
  'FAILED',
  'CANCELLED',
  'EXPIRED',
  'UNRECOGNIZED',
];

/** Throws WrongCriterion. */
export function criteriaFrom({ kind, status, since, until, customer, ...given }: Given): object {
  return {
    ...(given['phone'] !== undefined && { phoneNumber: given['phone'] }),
    ...(given['email'] !== undefined && { email: given['email'] }),
    ...(given['transaction'] !== undefined && { reachTransactionId: given['transaction'] }),
    ...(given['callback'] !== undefined && { callbackId: given['callback'] }),
    ...(customer !== undefined && customerCriterion(customer)),
    ...(kind !== undefined && { kind: kindOf(kind) }),
    ...(status !== undefined && { status: oneOf(STATUSES, inCapitals(status), '--status') }),
    ...(since !== undefined && { since: timeOf(since, '--since') }),
    ...(until !== undefined && { until: timeOf(until, '--until') }),
  };
}

/** A global id, or else the platform's own. */
const customerCriterion = (id: string): object =>
  readGlobalId(id)?.type === 'Customer' ? { customerId: id } : { reachCustomerId: id };

function kindOf(text: string): string {
  const word = inCapitals(text.replace(/Operation$/, ''));
  return oneOf(KINDS, ALSO[word] ?? word, '--kind');
}

/** `LineAction`, `line-action` and `line_action` are one word. */
const inCapitals = (text: string): string =>
  text
    .trim()
    .replace(/([a-z])(?=[A-Z])/g, '$1_')
    .replace(/[\s-]+/g, '_')
    .toUpperCase();

function oneOf(words: readonly string[], word: string, option: string): string {
  if (words.includes(word)) return word;
  throw new WrongCriterion(`${option} must be one of ${words.join(', ')}.`);
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** A day begins at midnight in UTC. */
function timeOf(text: string, option: string): string {
  const time = DAY.test(text) ? `${text}T00:00:00Z` : text;
  const at = MOMENT.test(time) ? Date.parse(time) : NaN;
  if (!Number.isNaN(at)) return new Date(at).toISOString();
  throw new WrongCriterion(
    `${option} must be a day (2026-03-01) or a moment with a zone (2026-03-01T09:30:00Z).`,
  );
}
