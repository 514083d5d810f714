/*
 * Reason: why a person of the brand decides something by hand.
 *
 * Owns   how long it must be, and that nothing by which a subscriber could be known goes any further.
 */
import { platformMessage } from '../../datasources/wire/platform-text.ts';

const LENGTH = { min: 10, max: 300 };

export function isReason(text: string): boolean {
  const { length } = text.trim();
  return length >= LENGTH.min && length <= LENGTH.max;
}

/** A person may type anything: digits and e-mail addresses are masked. */
export const maskedReason = (text: string): string =>
  (platformMessage(text.trim()) ?? '').replace(/\d/g, '*').replace(/\S+@\S+/g, '***');
