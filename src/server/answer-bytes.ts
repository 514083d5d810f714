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

/** The text of an answer; of the refusal, when it is too large. */
export function fitting(text: string, mask: Mask): { text: string; bytes: number; fits: boolean } {
  const bytes = Buffer.byteLength(text);
  if (bytes <= MAX_ANSWER_BYTES) return { text, bytes, fits: true };
  const refusal: FormattedExecutionResult = { errors: [mask(tooLarge())] };
  const short = JSON.stringify(refusal);
  return { text: short, bytes: Buffer.byteLength(short), fits: false };
}

/** From here on Node's copies of a text cost more than that small answers leave with their head in one piece. */
const LARGE_BYTES = 32 * 1_024;

/** How an answer is handed over to be sent. */
export const sendable = ({ text, bytes }: { text: string; bytes: number }): string | Buffer =>
  bytes < LARGE_BYTES ? text : Buffer.from(text);
