/*
 * Unread stream: a peer that asks for events and reads none of them.
 */
import { request as rawRequest, type IncomingMessage } from 'node:http';

export const EVENTS = { accept: 'text/event-stream' };
export const POSTED = { ...EVENTS, 'content-type': 'application/json' };

/** An answer of which nobody reads a byte. */
export function unread(url: string, query: string): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  rawRequest(url, { method: 'POST', headers: POSTED }, resolve)
    .on('error', reject)
    .end(JSON.stringify({ query }));
  return promise;
}
