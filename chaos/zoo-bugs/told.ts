/*
 * Something untrue is told, or something true too late.
 */
import * as lines from '../scenarios/lines.ts';
import * as money from '../scenarios/money.ts';
import { scenario, type Bug } from './bug.ts';

export const TOLD: readonly Bug[] = [
  {
    name: 'ok-before-commit',
    does: 'answers a callback before it is stored',
    places: ['webhooks/route.ts'],
    caughtBy: scenario(lines.killedBeforeStoring),
  },
  {
    name: 'nothing-begun-when-the-disk-is-full',
    does: 'says that nothing was begun when only the record of it is lost',
    places: ['operations/engine/answers.ts', 'operations/engine/runner.ts'],
    caughtBy: {
      test: 'test/certain/full-disk.slow.ts',
      title: 'unknown for good, and sends nothing again',
    },
  },
  {
    name: 'killed-write-never-read',
    does: 'never reads back a write that was under way when the process ended',
    places: ['operations/engine/runner.ts'],
    caughtBy: {
      test: 'test/certain/full-disk.slow.ts',
      title: 'after the next start, and sends nothing again',
    },
  },
  {
    name: 'waits-for-what-never-shows',
    does: 'looks for half an hour for what no reading can show',
    places: ['operations/sales/sale-kind.ts'],
    caughtBy: {
      test: 'test/certain/top-up.slow.ts',
      title: 'is looked at by a person after a minute',
    },
  },
  {
    name: 'lost-correction-never-repeated',
    does: 'lets no correction follow one that never arrived',
    places: ['operations/port-in-reading.ts'],
    caughtBy: {
      test: 'test/certain/port-in-correction.slow.ts',
      title: 'goes again when the detail is still asked for after a minute',
    },
  },
  {
    name: 'doubt-of-correction-hidden',
    does: 'goes on asking for a detail while the correction of it is in doubt',
    places: ['operations/engine/advance.ts'],
    caughtBy: {
      test: 'test/certain/port-in-correction.slow.ts',
      title: 'goes again when the detail is still asked for after a minute',
    },
  },
  {
    name: 'clock-set-back-stops-polls',
    does: 'asks for nothing until the clock has caught up',
    places: ['store/operation-lists.ts'],
    caughtBy: scenario(money.clockSetBack),
  },
  {
    name: 'clock-follows-every-jump',
    does: 'follows the clock of the machine wherever somebody sets it',
    places: ['steady-clock.ts'],
    caughtBy: {
      test: 'test/certain/clock-jumps.test.ts',
      title: 'changes nothing of how often an operation is looked at',
    },
  },
  {
    name: 'back-off-below-its-floor',
    does: 'comes again sooner than the platform allows',
    places: ['datasources/wire/circuit.ts'],
    caughtBy: scenario(money.waitsLongEnough),
  },
  {
    name: 'back-off-starts-anew',
    does: 'forgets the failures of a request when another one works',
    places: ['datasources/wire/circuits.ts', 'operations/engine/sending.ts'],
    caughtBy: scenario(money.backsOffOneRequest),
  },
  {
    name: 'look-planned-before-the-fact',
    does: 'plans the next look by the state that has just ended',
    places: ['operations/engine/applying.ts'],
    caughtBy: {
      test: 'test/certain/purchase-when-sent.slow.ts',
      title: 'shows within seconds of its being there',
    },
  },
  {
    name: 'number-read-after-it-left',
    does: 'forgets the number of a line that has left before its claim is read',
    places: ['operations/port-out-number.ts'],
    caughtBy: {
      test: 'test/certain/port-out.test.ts',
      title: 'is gone before its first claim is read',
    },
  },
];
