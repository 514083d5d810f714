/*
 * No guesses: a guess book in which nothing is ever counted, for tests of the engine alone.
 */
import { Guesses } from '../../src/operations/engine/guesses.ts';
import { Telemetry } from '../../src/telemetry.ts';

export const NO_GUESSES = new Guesses({
  book: {
    freeAt: async () => null,
    begin: async (guess) => ({ id: '', guess, counted: false }),
    end: async () => [],
  },
  telemetry: new Telemetry('silent'),
});
