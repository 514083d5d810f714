/*
 * Groups: things by a key, each group in the order in which its members came.
 *
 * Never  keeps a group that is empty: keys are made by strangers.
 */
export class Groups<T> {
  readonly #groups = new Map<string, Set<T>>();
  #size = 0;

  /** Of all groups together. */
  get size(): number {
    return this.#size;
  }

  /** Oldest first. */
  of(key: string): ReadonlySet<T> {
    return this.#groups.get(key) ?? NOBODY;
  }

  /** The group with the most members; empty when there is none. */
  largest(): ReadonlySet<T> {
    let largest: ReadonlySet<T> = NOBODY;
    for (const group of this.#groups.values()) if (group.size > largest.size) largest = group;
    return largest;
  }

  add(key: string, member: T): void {
    const group = this.#groups.get(key) ?? new Set<T>();
    if (!group.has(member)) this.#size += 1;
    this.#groups.set(key, group.add(member));
  }

  delete(key: string, member: T): void {
    const group = this.#groups.get(key);
    if (!group?.delete(member)) return;
    this.#size -= 1;
    if (group.size === 0) this.#groups.delete(key);
  }
}

const NOBODY: ReadonlySet<never> = new Set<never>();
