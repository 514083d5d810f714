/*
 * Given: a value that is there already, or the promise of one that is on its way.
 *
 * Gives  the next step without a promise where none is needed: a resolver that is given a plain value costs no turn of the event loop.
 */
export type Given<T> = T | Promise<T>;

/** What comes of a value as soon as it is there. */
export const whenGiven = <T, R>(given: Given<T>, next: (value: T) => Given<R>): Given<R> =>
  given instanceof Promise ? given.then(next) : next(given);

/** All of them, as soon as the last one is there. */
export const allGiven = <T>(given: readonly Given<T>[]): Given<readonly T[]> =>
  given.every(isThere) ? given : Promise.all(given);

const isThere = <T>(given: Given<T>): given is T => !(given instanceof Promise);

/** What fails, as a promise: nothing is thrown at once. */
export async function failed(error: unknown): Promise<never> {
  throw error;
}
