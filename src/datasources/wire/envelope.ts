/*
 * Envelope: the shell around every answer of the platform, good or bad.
 *
 * Owns   telling success from failure in a body, and finding the words and field errors of a failure.
 * Gives  the payload, whether it stands under `data` or at the top (Q3).
 * Never  takes a word that nobody knows for a refusal (Q23), nor shows a word of the platform uncleaned.
 *
 * The envelope's `status` may be absent on success. One that is present is a success, a known failure, or neither; an answer to a change
 * that has none and speaks of an error is neither as well.
 */
import { seeded } from '../../seeded-bug.ts';
import { isRecord, jsonOf, numberText } from './json.ts';
import { platformMessage } from './platform-text.ts';
import { numberOf } from './wire-value.ts';

export interface Failure {
  /** What the platform says, cleaned, or null. */
  readonly message: string | null;
  /** Field errors by the platform's own field name, uncleaned. */
  readonly fields: Readonly<Record<string, string>>;
}

export type Envelope =
  | { readonly kind: 'success'; readonly data: unknown }
  | { readonly kind: 'failure'; readonly failure: Failure }
  /** Neither success nor failure, with what it names. */
  | { readonly kind: 'undetermined'; readonly data: unknown }
  | { readonly kind: 'unreadable' };

export interface EnvelopeRules {
  /** In capitals. */
  readonly failureWords: ReadonlySet<string>;
  /** A read tells states of things, which may be called FAILED themselves. */
  readonly isRead: boolean;
}

/** What the envelope of a failure says, unless a deployment knows better. */
export const FAILURE_WORDS: readonly string[] = [
  'FAILED',
  'FAILURE',
  'ERROR',
  'REJECTED',
  'DECLINED',
];

type Json = Readonly<Record<string, unknown>>;

export function readEnvelope(text: string, rules: EnvelopeRules): Envelope {
  const body = jsonOf(text);
  if (Array.isArray(body)) return { kind: 'success', data: body };
  if (!isRecord(body)) return { kind: 'unreadable' };
  const kind = kindOf(body, rules);
  return kind === 'failure' ? { kind, failure: failureOf(text) } : { kind, data: payloadOf(body) };
}

function payloadOf(body: Json): unknown {
  const { data, status, ...rest } = body;
  if (data !== undefined && data !== null) return data;
  return isSuccess(status) ? rest : body;
}

const isSuccess = (status: unknown): boolean =>
  typeof status === 'string' && status.toUpperCase() === 'SUCCESS';

/**
 * A body without `data` may hold a payload whose own `status` is not the envelope's: `PENDING` of a purchase, or a number.
 * Such a body names what it is about; a failure does not. A change that failed and names a transaction all the same may
 * have begun it.
 */
function kindOf(body: Json, rules: EnvelopeRules): 'success' | 'failure' | 'undetermined' {
  const { status, data } = body;
  if (isSuccess(status)) return 'success';
  const isWrapped = isRecord(data) || Array.isArray(data);
  const hasFieldErrors = !isWrapped && Object.keys(fieldsOf(body['meta'])).length > 0;
  const hasFailed = hasFieldErrors || isFailureWord(status, rules);
  if (typeof status !== 'string' && !hasFailed)
    return !rules.isRead && speaksOfFailure(body) ? 'undetermined' : 'success';
  const isState = !isWrapped && !hasFieldErrors && names(body, SUBJECTS);
  if (isState && (rules.isRead || !hasFailed)) return 'success';
  const mayHaveBegun = !rules.isRead && names(isWrapped ? data : body, TRANSACTIONS);
  const isRefusal = (hasFailed && !mayHaveBegun) || seeded('odd-answer-is-a-refusal');
  return isRefusal ? 'failure' : 'undetermined';
}

/** Without a word of its own, a change of which the answer speaks of a failure is neither done nor refused. */
const speaksOfFailure = (body: Json): boolean =>
  body['success'] === false ||
  body['status'] === false ||
  ['status', 'statusCode', 'code'].some((name) => isErrorCode(body[name])) ||
  ['error', 'errors', 'errorCode', 'errorMessage'].some((name) => saysSomething(body[name]));

const isErrorCode = (value: unknown): boolean => (numberOf(value) ?? 0) >= 400;

const saysSomething = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.keys(value).length > 0
    : value !== undefined && value !== null && value !== '' && value !== false && value !== 0;

const isFailureWord = (status: unknown, { failureWords }: EnvelopeRules): boolean =>
  typeof status === 'string' && failureWords.has(status.trim().toUpperCase());

const TRANSACTIONS = ['transactionId', 'transId', 'txnId'];
const SUBJECTS = [...TRANSACTIONS, 'customerId', 'id'];

const names = (value: unknown, keys: readonly string[]): boolean =>
  isRecord(value) &&
  keys.some((key) => typeof value[key] === 'string' || numberText(value[key]) !== null);

/** Words and field errors, in the order in which the platform's several shapes are known to carry them. */
export function failureOf(text: string): Failure {
  const body = jsonOf(text);
  if (!isRecord(body)) return { message: platformMessage(text), fields: {} };
  const fields = fieldsOf(body['meta']);
  const data = body['data'];
  const said = [
    ...['message', 'Message', 'error', 'errorMessage'].map((key) => body[key]),
    isRecord(data) ? data['message'] : null,
    Object.values(fields).join(' '),
  ];
  return { message: platformMessage(said.find(isSaid)), fields };
}

const isSaid = (words: unknown): boolean => typeof words === 'string' && words.trim() !== '';

function fieldsOf(meta: unknown): Readonly<Record<string, string>> {
  if (!isRecord(meta)) return {};
  return Object.fromEntries(
    Object.entries(meta).flatMap(([name, words]) => {
      const said = wordsIn(words);
      return said === null ? [] : [[name, said]];
    }),
  );
}

/** A sentence, several of them, or one that is wrapped. */
function wordsIn(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const inner = Array.isArray(value) ? value : isRecord(value) ? [value['message']] : [];
  const words = inner.filter((one) => typeof one === 'string');
  return words.length > 0 ? words.join(' ') : null;
}
