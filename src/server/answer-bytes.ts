/*
 * Answer bytes: an answer that is too large to wait for a peer is refused, on every channel.
 */
import type { FormattedExecutionResult } from 'graphql';
import { DocumentError } from './document-error.ts';
import type { Mask } from './masking.ts';
import { MAX_ANSWER_BYTES } from './peer-limits.ts';

const tooLarge = (): DocumentError =>
  new DocumentError('DOCUMENT_TOO_COSTLY', {
    sentence: `The answer passes the limit of ${MAX_ANSWER_BYTES / 1_024} KiB. Ask for less at once.`,
  });

/** Throws when a message is too large to be sent. */
export function checkAnswerBytes(message: Uint8Array): void {
  if (message.byteLength > MAX_ANSWER_BYTES) throw tooLarge();
}

interface Fitting<Body> {
  readonly body: Body | string;
  readonly bytes: number;
  readonly fits: boolean;
}

/** An answer; the refusal, when it is too large. */
export function fitting<Body extends string | Buffer>(body: Body, mask: Mask): Fitting<Body> {
  const bytes = Buffer.byteLength(body);
  if (bytes <= MAX_ANSWER_BYTES) return { body, bytes, fits: true };
  const refusal: FormattedExecutionResult = { errors: [mask(tooLarge())] };
  const short = JSON.stringify(refusal);
  return { body: short, bytes: Buffer.byteLength(short), fits: false };
}

/** From here on Node's copies of a text cost more than that small answers leave with their head in one piece. */
const LARGE_BYTES = 32 * 1_024;

/** How an answer is handed over to be sent. */
export const sendable = ({ body, bytes }: Fitting<string | Buffer>): string | Buffer =>
  typeof body === 'string' && bytes >= LARGE_BYTES ? Buffer.from(body) : body;
