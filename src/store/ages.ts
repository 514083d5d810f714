/*
 * Ages: how long what is over is kept.
 *
 * What is open, watched or needs a person is kept for longer, whatever its age.
 */
import { days } from '../clock.ts';

/** In milliseconds. */
export interface Ages {
  readonly events: number;
  /** Of callbacks, and of what is known of the transactions that they named. */
  readonly inbox: number;
  /** Of quotes that nobody bought. */
  readonly quotes: number;
  readonly keys: number;
  /** Of operations, with everything about them, and of the audit trail. */
  readonly audit: number;
}

export const DEFAULT_AGES: Ages = {
  events: days(90),
  inbox: days(30),
  quotes: days(2),
  keys: days(90),
  audit: days(730),
};
