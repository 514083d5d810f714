/*
 * Socket message: what must be known of a message before graphql-ws reads it.
 *
 * Gives  its type and its id, and a text that graphql-ws takes where a document is named by its hash: it asks for a `query` in each.
 * Never  refuses a message: graphql-ws says what is wrong with one.
 */
import { isRecord } from '../is-record.ts';
import { namesDocument } from './document-reference.ts';

export interface SocketMessage {
  /** Empty when it is no text, and so is the id. */
  readonly type: string;
  readonly id: string;
  /** The message as graphql-ws reads it. */
  readonly text: string;
}

export function messageIn(text: string): SocketMessage {
  const message = parsed(text);
  if (!isRecord(message)) return { type: '', id: '', text };
  const { type, id, payload } = message;
  const head = { type: textOr(type), id: textOr(id) };
  if (type !== 'subscribe' || !isRecord(payload) || payload['query'] != null)
    return { ...head, text };
  const { documentId, extensions } = payload;
  if (!namesDocument({ documentId, extensions })) return { ...head, text };
  return { ...head, text: JSON.stringify({ ...message, payload: { ...payload, query: '' } }) };
}

/** No value is made a text: of some, that is an error. */
const textOr = (value: unknown): string => (typeof value === 'string' ? value : '');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
