/*
 * SIM card: which cards a line can take, for every row that names one.
 *
 * Owns   what is wrong with an ICCID: 0000 at its end is not eligible, and a card in use belongs to its line. README.md lists all.
 */
import { STARTABLE } from './line-life.ts';
import type { World } from './engine/world.ts';

/** Why the card cannot be given to a line, in the platform's words, or null. */
export function simCardError({ accounts }: World, iccId: string): string | null {
  const lines = accounts.flatMap((account) => account.lines);
  const used = lines.some((line) => line.iccId === iccId && !STARTABLE.has(line.status));
  if (used) return 'The SIM card is in use';
  return iccId.endsWith('0000') ? 'The SIM card is not valid' : null;
}

/** Whether the network declines the card, although it looks good. */
export const isDeclined = (iccId: string): boolean => iccId.endsWith('8888');
