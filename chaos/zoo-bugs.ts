/*
 * Zoo bugs: every seeded bug, what it does, where its switch is, and who catches it.
 *
 * Owns   the names; each stands in the code where `places` says, and nowhere else (test/chaos/seams.test.ts). The files beside this one
 *        have the order of the sections of docs/faults.md.
 */
import type { Bug } from './zoo-bugs/bug.ts';
import { ENDS } from './zoo-bugs/ends.ts';
import { IN_DOUBT } from './zoo-bugs/in-doubt.ts';
import { KEYS_AND_NUMBERS } from './zoo-bugs/keys-and-numbers.ts';
import { ONE_FOR_ALL } from './zoo-bugs/one-for-all.ts';
import { PROOF } from './zoo-bugs/proof.ts';
import { STORE } from './zoo-bugs/store.ts';
import { TOLD } from './zoo-bugs/told.ts';
import { WHEN_SENT } from './zoo-bugs/when-sent.ts';

export type { Bug };

export const BUGS: readonly Bug[] = [
  ...WHEN_SENT,
  ...IN_DOUBT,
  ...PROOF,
  ...ENDS,
  ...ONE_FOR_ALL,
  ...KEYS_AND_NUMBERS,
  ...TOLD,
  ...STORE,
];
