/*
 * Turns: waiting by turns of the event loop, never by a clock.
 */
/** Looks again at every turn of the event loop. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

/** More events than the buffers of any machine hold. */
const FAR_TOO_MANY = 1_000;

/** Resolves when a count has not changed for many turns of the event loop. */
export async function still(count: () => number): Promise<void> {
  let seen = -1;
  for (let turns = 0; turns < 5_000; turns += 1) {
    if (count() !== seen) turns = 0;
    if (count() > FAR_TOO_MANY) throw new Error('it goes on and on');
    seen = count();
    await new Promise((resolve) => setImmediate(resolve));
  }
}
