/*
 * Reason: why a person of the brand decides something by hand.
 *
 * Owns   how much it must say, and that nothing by which a subscriber could be known goes any further.
 */
import type { Problem } from '../../errors.ts';
import { platformMessage } from '../../datasources/wire/platform-text.ts';
import { outside } from './refusal.ts';

const MIN_LENGTH = 10;

/** Why it says too little, or null. `field` is the one in which it was given. */
export const tooShort = (reason: string, field: string): Problem | null =>
  reason.length < MIN_LENGTH ? outside('TOO_SHORT', { min: MIN_LENGTH }, field) : null;

/** A person may type anything: digits and e-mail addresses are masked. */
export const maskedReason = (text: string): string =>
  (platformMessage(text) ?? '').replace(/\d/g, '*').replace(/\S+@\S+/g, '***');
