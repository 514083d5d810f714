/*
 * Request id: the name under which one request is found again, in the answer and in the log.
 *
 * Owns   the form of an id, and which request the present work belongs to, however many steps it takes.
 * Gives  log lines and errors the id without anybody passing it on.
 * Never  lets what the clock wakes later go on under the id of the request that scheduled it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const FORM = /^[\w.-]{1,128}$/;

const current = new AsyncLocalStorage<string | undefined>();

/** What the client sent, if it has the form of an id; else one of ours. */
export const requestIdFrom = (sent: string | readonly string[] | undefined): string =>
  typeof sent === 'string' && FORM.test(sent) ? sent : inOnePiece(randomUUID());

/** Node joins a UUID of twenty pieces, all of which it would hold as long as the id: half a kilobyte for each socket. */
const inOnePiece = (id: string): string => Buffer.from(id, 'latin1').toString('latin1');

/** Everything that `work` begins belongs to this request. */
export const asRequest = <T>(id: string, work: () => T): T => current.run(id, work);

/** Everything that `work` begins belongs to no request. */
export const outsideRequests = <T>(work: () => T): T => current.run(undefined, work);

export const currentRequestId = (): string | undefined => current.getStore();
