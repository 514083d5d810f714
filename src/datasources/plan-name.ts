/*
 * Plan name: the names under which the platform speaks of a plan.
 *
 * Owns   the tenant prefix `<TENANT>@<brand>@` (Q15), the allowance in brackets (Q4), and which plan a reference means.
 * Never  shows the prefix to anybody, and never picks one of two plans that a vague reference may mean.
 */
import { LRUCache } from 'lru-cache';

export const withoutPrefix = (name: string): string => name.replace(/^[^@]*@[^@]*@/, '').trim();

/** "Unlimited (30GB)" is asked for as "Unlimited" where the wire wants display names. */
export const withoutAllowance = (name: string): string => name.replace(/\s*\([^()]*\)\s*$/, '');

/** Names are matched without regard to prefix, case and blanks. */
const keyOf = (name: string): string => withoutPrefix(name).toLowerCase().replace(/\s+/g, ' ');

/** What remains of a name when all that may differ is left out. */
const stemOf = (name: string): string => withoutAllowance(keyOf(name).replace(/^.*@/, '').trim());

const MAX_FOUND = 500;

interface Named {
  /** Everything by which the platform may refer to it: codes and names, the most exact first. */
  readonly references: readonly string[];
}

/** What references mean among some things: the names of all of them are read once, whoever asks. */
export class Meanings<T extends Named> {
  readonly #exact = new Map<string, { readonly thing: T; readonly rank: number }>();
  readonly #vague = new Map<string, ReadonlySet<T>>();
  /** References that were looked for before, as they were spelt: lines name few plans again and again. */
  readonly #found = new LRUCache<string, { readonly thing: T | null }>({ max: MAX_FOUND });

  constructor(things: readonly T[]) {
    for (const thing of things)
      for (const [rank, reference] of thing.references.entries()) {
        const key = keyOf(reference);
        const known = this.#exact.get(key);
        if (!known || rank < known.rank) this.#exact.set(key, { thing, rank });
        const stem = stemOf(reference);
        this.#vague.set(stem, new Set(this.#vague.get(stem)).add(thing));
      }
  }

  /** What a reference means, whether it is a code or a name, or null. An exact one counts before a vague one. */
  of(reference: string): T | null {
    const known = this.#found.get(reference);
    if (known) return known.thing;
    const thing = this.#look(reference);
    this.#found.set(reference, { thing });
    return thing;
  }

  #look(reference: string): T | null {
    const key = keyOf(reference);
    if (key === '') return null;
    const exact = this.#exact.get(key);
    if (exact) return exact.thing;
    const stem = stemOf(reference);
    const [only, ...others] = stem === '' ? [] : (this.#vague.get(stem) ?? []);
    return others.length === 0 ? (only ?? null) : null;
  }
}
