/*
 * Plan name: the names under which the platform speaks of a plan.
 *
 * Owns   the tenant prefix `<TENANT>@<brand>@` (Q15), the allowance in brackets (Q4), and which plan a reference means.
 * Never  shows the prefix to anybody, and never picks one of two plans that a vague reference may mean.
 */
export const withoutPrefix = (name: string): string => name.replace(/^[^@]*@[^@]*@/, '').trim();

/** "Unlimited (30GB)" is asked for as "Unlimited" where the wire wants display names. */
export const withoutAllowance = (name: string): string => name.replace(/\s*\([^()]*\)\s*$/, '');

/** Names are matched without regard to prefix, case and blanks. */
const keyOf = (name: string): string => withoutPrefix(name).toLowerCase().replace(/\s+/g, ' ');

/** What remains of a name when all that may differ is left out. */
const stemOf = (name: string): string => withoutAllowance(keyOf(name).replace(/^.*@/, '').trim());

interface Named {
  /** Everything by which the platform may refer to it: codes and names, the most exact first. */
  readonly references: readonly string[];
}

/** What a reference means, whether it is a code or a name, or null. An exact one counts before a vague one. */
export function referredTo<T extends Named>(reference: string, things: readonly T[]): T | null {
  const key = keyOf(reference);
  if (key === '') return null;
  const ranks = things.flatMap((thing) => {
    const rank = thing.references.findIndex((one) => keyOf(one) === key);
    return rank < 0 ? [] : [{ thing, rank }];
  });
  const [exact] = ranks.toSorted((a, b) => a.rank - b.rank);
  if (exact) return exact.thing;
  const stem = stemOf(reference);
  const alike = things.filter(({ references }) => references.some((one) => stemOf(one) === stem));
  return stem !== '' && alike.length === 1 ? (alike[0] ?? null) : null;
}
