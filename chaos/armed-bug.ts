/*
 * Armed bugs: stands in the place of src/seeded-bug.ts in the rig's gateway process.
 */
let bugs: ReadonlySet<string> = new Set();
const asked = new Set<string>();

/** Switches these on, and all others off. */
export function seed(names: readonly string[]): void {
  bugs = new Set(names);
}

/** Those that the code has asked about, so that a name without a place is found. */
export const askedFor = (): readonly string[] => [...asked];

export function seeded(name: string): boolean {
  asked.add(name);
  return bugs.has(name);
}
