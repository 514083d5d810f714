/*
 * Rounds: the same story with other chances, for one client library.
 *
 * `npm run test:clients -- --rounds 50` plays more of them; the seeds are always the same ones.
 */
import { expect, inject, it } from 'vitest';
import { play, type Open } from './story.ts';

declare module 'vitest' {
  interface ProvidedContext {
    rounds: number;
  }
}

const PEOPLE = 5;
const FIRST_SEED = 2_026;

/** A round is one person's story; five of them share a gateway. */
export function playsEveryRound(open: Open): void {
  const rounds = inject('rounds');
  const worlds = Math.ceil(rounds / PEOPLE);
  it(`ends with the truth on the screen in ${rounds} of ${rounds} rounds, and never runs backwards`, async () => {
    for (let n = 0; n < worlds; n += 1) {
      const people = Math.min(PEOPLE, rounds - n * PEOPLE);
      const seen = await play(open, people, FIRST_SEED + n);
      for (const { shown, truth, renewals } of seen) {
        const last = shown.at(-1);
        expect(plain({ ...truth, ...last }), `seed ${FIRST_SEED + n}`).toEqual(plain(truth));
        expect(truth.status).toBe('SUCCEEDED');
        const revisions = shown.map(({ revision }) => revision);
        expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
        expect(renewals).toBeGreaterThan(0);
      }
      expect(seen).toHaveLength(people);
    }
  });
}

/** Caches add the names of types everywhere. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, child) => (key === '__typename' ? undefined : child)));
