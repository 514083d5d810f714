/*
 * Pruned: time that passes for a store, and what is too old then leaves it.
 */
import { DEFAULT_AGES } from '../../src/store/ages.ts';
import type { freshStore } from './fixtures.ts';

/** Lets time pass, and removes what is too old then. */
export async function pass({ clock, store }: Awaited<ReturnType<typeof freshStore>>, ms: number) {
  clock.time += ms;
  await store.prune(clock.time, DEFAULT_AGES);
}
