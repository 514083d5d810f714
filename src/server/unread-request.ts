/*
 * Unread request: what never became a request, because its head is too large, too slow or no HTTP.
 *
 * Gives  the answer that every other fault gets: JSON with a sentence and the id under which it would be found.
 * Never  keeps the connection: where the next request would begin is not known.
 */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { asRequest, requestIdFrom } from '../request-id.ts';
import { formatted } from './masking.ts';
import { REQUEST_FAULTS, type RequestFault } from './request-faults.ts';

const FAULTS = new Map<unknown, RequestFault>([
  ['HPE_HEADER_OVERFLOW', 'HEAD_TOO_LARGE'],
  ['ERR_HTTP_REQUEST_TIMEOUT', 'TOO_SLOW'],
]);

export function answerUnread(error: Error & { readonly code?: unknown }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, sentence] = REQUEST_FAULTS[FAULTS.get(error.code) ?? 'NOT_HTTP'];
  const id = requestIdFrom(undefined);
  const errors = asRequest(id, () => [formatted({ code: 'BAD_REQUEST', sentence })]);
  const body = JSON.stringify({ errors });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: private, no-store',
    `x-request-id: ${id}`,
    'connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroy(error);
}
