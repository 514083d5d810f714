/*
 * Envelope: the shell around every answer of the platform, good or bad.
 *
 * Owns   telling success from failure in a body, and finding the words and field errors of a failure.
 * Gives  the payload, whether it stands under `data` or at the top (Q3).
 * Never  shows a word of the platform uncleaned.
 *
 * The envelope's `status` may be absent on success; only one that is present and not SUCCESS is a failure.
 */
import { platformMessage } from './platform-text.ts';

export interface Failure {
  /** What the platform says, cleaned, or null. */
  readonly message: string | null;
  /** Field errors by the platform's own field name, uncleaned. */
  readonly fields: Readonly<Record<string, string>>;
}

export type Envelope =
  | { readonly kind: 'success'; readonly data: unknown }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'unreadable' };

type Json = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function readEnvelope(text: string): Envelope {
  const body = jsonOf(text);
  if (Array.isArray(body)) return { kind: 'success', data: body };
  if (!isRecord(body)) return { kind: 'unreadable' };
  if (isFailed(body)) return { kind: 'failure', failure: failureOf(text) };
  const { data, status, ...rest } = body;
  if (data !== undefined && data !== null) return { kind: 'success', data };
  return { kind: 'success', data: isSuccess(status) ? rest : body };
}

const isSuccess = (status: unknown): boolean =>
  typeof status === 'string' && status.toUpperCase() === 'SUCCESS';

/**
 * A body without `data` may hold a payload whose own `status` is not the envelope's: `PENDING` of a purchase, or a number.
 * Such a body names what it is about; a failure does not.
 */
function isFailed(body: Json): boolean {
  const status = body['status'];
  if (typeof status !== 'string' || isSuccess(status)) return false;
  return isRecord(body['data']) || Array.isArray(body['data']) || !namesItsSubject(body);
}

const namesItsSubject = (body: Json): boolean =>
  ['transactionId', 'customerId', 'txnId', 'id'].some((key) => typeof body[key] === 'string');

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
    Object.entries(meta).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
