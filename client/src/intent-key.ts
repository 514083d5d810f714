/*
 * Intent key: one idempotency key for one intent of the person, from the first tap to the answer.
 *
 * Owns   the key over reloads of the page: it stands in the storage until the intent is finished.
 * Gives  the same key to every repeat, so that a purchase that was tapped twice, or sent again after a crash, is one purchase.
 * Never  needs the storage: where there is none, or it is full, the key lives as long as the page.
 */

/** What `sessionStorage` and `localStorage` are. */
export interface KeyStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

export interface Intent {
  /** For `idempotencyKey`. */
  readonly key: string;
  /** The person begins something new next time. */
  finish(): void;
  /**
   * Finishes the intent when its outcome is known. After UNDETERMINED, and when no answer came, the key stays: the same input with it
   * sends nothing again.
   */
  settle(payload: { readonly outcome: string } | null | undefined): void;
}

const PREFIX = 'reach-intent:';

/** Where there is no storage. */
const memory = new Map<string, string>();

/** `name` tells intents apart, for example `purchase:` with the id of the quote. Only one of a name is under way at a time. */
export function intentKey(name: string, storage: KeyStorage | null = sessionStorage()): Intent {
  const entry = PREFIX + name;
  const stored = memory.get(entry) ?? attempt(() => storage?.getItem(entry)) ?? null;
  const key = stored ?? newKey();
  memory.set(entry, key);
  if (stored === null) attempt(() => storage?.setItem(entry, key));
  const finish = (): void => {
    if (memory.get(entry) === key) memory.delete(entry);
    attempt(() => storage?.removeItem(entry));
  };
  const settle: Intent['settle'] = (payload) => {
    if (payload?.outcome === 'ACCEPTED' || payload?.outcome === 'REFUSED') finish();
  };
  return { key, finish, settle };
}

/** Storages throw where cookies are blocked, or when they are full. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

const sessionStorage = (): KeyStorage | null =>
  attempt((): KeyStorage | undefined => Reflect.get(globalThis, 'sessionStorage')) ?? null;

/** It need not be secret, only unlike the person's other ones; pages without https have no `randomUUID`. */
function newKey(): string {
  const source: Partial<typeof crypto> | undefined = Reflect.get(globalThis, 'crypto');
  const random = (): string => Math.random().toString(36).slice(2);
  return source?.randomUUID?.() ?? (random() + random() + random()).padEnd(16, '0').slice(0, 64);
}
