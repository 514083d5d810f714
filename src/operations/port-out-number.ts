/*
 * Port-out number: which number a line had before its leaving was claimed.
 *
 * Owns   the order of what is believed: the line as it is read now; else, of the number with which it was last seen in use and the one
 *        that work of ours gave it, the later one, when it is the very number that the claim names.
 * Never  believes the claim alone: a number that nothing here knows is none.
 */
import { seeded } from '../seeded-bug.ts';
import type { LineInfo } from '../datasources/customer.ts';
import { numberInUse, type SeenNumber } from '../datasources/line-numbers.ts';
import type { JournalReads } from './engine/journal.ts';
import type { Operation } from './engine/operation.ts';
import { lineName } from './lines/line-name.ts';

export interface Claimed {
  /** The line as row 25 shows it now. */
  readonly line: LineInfo;
  /** What the claim says, in whatever spelling. */
  readonly number: string | null;
  /** The number with which the line was last seen in use, before now. */
  readonly seen: SeenNumber | null;
}

export async function numberBefore(
  { line, number: claimed, seen }: Claimed,
  { journal, now }: { journal: Pick<JournalReads, 'byRef'>; now: number },
): Promise<SeenNumber | null> {
  const present = numberInUse(line);
  if (present !== null) return { number: present, at: now };
  if (seeded('number-read-after-it-left')) return null;
  const work = await journal.byRef(lineName(line.customerId));
  const given = work.flatMap(givenBy).at(-1) ?? null;
  const last = seen && (!given || seen.at >= given.at) ? seen : given;
  return last && isSame(last.number, claimed) ? last : null;
}

/** The number that the operation gave its line, when it succeeded. */
function givenBy({ detail, status, settledAt }: Operation): readonly SeenNumber[] {
  const number = 'phoneNumber' in detail ? detail.phoneNumber : null;
  return status === 'SUCCEEDED' && number !== null ? [{ number, at: settledAt ?? 0 }] : [];
}

/** The wire spells a number in several ways; its last ten digits are the same in all. */
const isSame = (number: string, claimed: string | null): boolean =>
  number.slice(-10) === (claimed ?? '').replaceAll(/\D/g, '').slice(-10);
