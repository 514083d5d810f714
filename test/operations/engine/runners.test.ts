import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Activity } from '../../../src/activity.ts';
import { Access } from '../../../src/access/ownership.ts';
import type { DataSources } from '../../../src/datasources/sources.ts';
import { minutes, seconds } from '../../../src/clock.ts';
import { problem } from '../../../src/errors.ts';
import type { OperationJournal } from '../../../src/operations/engine/journal.ts';
import { DONE, nothingNew, type Kind, type Kinds } from '../../../src/operations/engine/kind.ts';
import { doubtEnds } from '../../../src/operations/engine/deadline.ts';
import {
  isSettled,
  type Detail,
  type Operation,
} from '../../../src/operations/engine/operation.ts';
import { Runner } from '../../../src/operations/engine/runner.ts';
import { Telemetry } from '../../../src/telemetry.ts';
import { anOperation, ASK } from '../../support/an-operation.ts';
import { STEP_UP } from '../../support/config.ts';
import { NO_GUESSES } from '../../support/no-guesses.ts';
import { MemoryJournal } from '../../support/memory-journal.ts';
import { ManualClock } from '../../subscriptions/manual-clock.ts';

type Behaviour = 'ok' | 'lost' | 'never-arrived' | 'turned-away' | 'declined';

/** A platform that counts what really happened, and a kind that asks it. */
class Reach {
  effects = 0;
  attempts = 0;
  readonly #behaviours: Behaviour[];
  pause: () => Promise<void> = () => Promise.resolve();

  constructor(behaviours: readonly Behaviour[]) {
    this.#behaviours = [...behaviours];
  }

  readonly kind: Kind<Detail> = {
    kind: 'purchase' as Detail['kind'],
    askValidMs: minutes(10),
    scopes: () => [{ name: 'quote:q', until: 'effect' }],
    prepare: async () => {
      await this.pause();
      return { account: null };
    },
    write: async (_operation, _intent, turn) => {
      this.attempts += 1;
      const behaviour = this.#behaviours.shift() ?? 'ok';
      const happens = behaviour === 'ok' || behaviour === 'lost';
      if (happens) this.effects += 1;
      await this.pause();
      switch (behaviour) {
        case 'ok':
          return { outcome: 'accepted', receipt: DONE };
        case 'declined':
          return { outcome: 'refused', problem: problem('PLATFORM_DECLINED', 'DECLINED') };
        case 'turned-away':
          return { outcome: 'not-processed', cause: 'busy', retryAt: turn.now + seconds(1) };
        case 'lost':
        case 'never-arrived':
          return { outcome: 'no-response' };
      }
    },
    read: async (operation) => {
      await this.pause();
      return this.effects > 0 ? { ...DONE, answersWrite: true } : nothingNew(operation);
    },
    checkEveryMs: () => seconds(15),
    deadlineOf: (operation) => doubtEnds(operation, minutes(30)),
  };
}

const kinds = (kind: Kind<Detail>): Kinds => ({ purchase: kind }) as unknown as Kinds;

function runnerOn(journal: MemoryJournal, reach: Reach, clock: ManualClock): Runner {
  return new Runner({
    ...{ journal: journal.asJournal(), kinds: kinds(reach.kind), clock },
    ...{ activity: new Activity(), telemetry: new Telemetry('silent') },
    sources: () => ({}) as DataSources,
    access: () => new Access({ of: async () => [] }),
    guesses: NO_GUESSES,
    wantedSignIn: STEP_UP.signIn,
    onRefs: () => undefined,
  });
}

/** An operation that was asked for just now. */
function kept(journal: MemoryJournal, clock: ManualClock): Operation {
  const at = clock.now();
  const ask = { ...ASK, at };
  const pending = { name: 'submit', sent: false, refusals: 0, keyId: null, ask };
  const operation = anOperation(undefined, { startedAt: at, nextCheckAt: at, pending });
  journal.operations.set(operation.id, operation);
  journal.holds.set('quote:q', operation.id);
  return operation;
}

const behaviour = fc.constantFrom<Behaviour>(
  'ok',
  'lost',
  'never-arrived',
  'turned-away',
  'declined',
);

interface Plan {
  readonly behaviours: readonly Behaviour[];
  /** Which runner takes a turn at each step; the second may be gone for good after a step. */
  readonly turns: readonly { readonly runner: 0 | 1; readonly waitMs: number }[];
}

const plan: fc.Arbitrary<Plan> = fc.record({
  behaviours: fc.array(behaviour, { maxLength: 4 }),
  turns: fc.array(
    fc.record({
      runner: fc.constantFrom(0 as const, 1 as const),
      waitMs: fc.constantFrom(0, 500, seconds(2), seconds(16), minutes(1)),
    }),
    { minLength: 2, maxLength: 8 },
  ),
});

/** Plays a plan with every step of the journal and of the platform interleaved as the scheduler likes. */
async function played(s: fc.Scheduler, { behaviours, turns }: Plan) {
  const journal = new MemoryJournal();
  const reach = new Reach(behaviours);
  const clock = new ManualClock();
  const operation = kept(journal, clock);
  const pause = async (): Promise<void> => void (await s.schedule(Promise.resolve()));
  journal.before = pause;
  reach.pause = pause;
  const runners = [runnerOn(journal, reach, clock), runnerOn(journal, reach, clock)];
  const under: Promise<void>[] = [];
  for (const { runner, waitMs } of turns) {
    await clock.advance(waitMs);
    under.push(runners[runner]?.wake(operation.id) ?? Promise.resolve());
    under.push(runners[1 - runner]?.submit(operation.id) ?? Promise.resolve());
    if (waitMs > 0) await s.waitFor(Promise.all(under));
  }
  await s.waitFor(Promise.all(under));
  const after = journal.operations.get(operation.id);
  if (!after) throw new Error('the operation is gone');
  return { reach, after, journal };
}

describe('two runners on one journal', () => {
  it('send one write, whoever of them comes first', async () => {
    const journal = new MemoryJournal();
    const reach = new Reach(['ok', 'ok']);
    const clock = new ManualClock();
    const operation = kept(journal, clock);
    const [a, b] = [runnerOn(journal, reach, clock), runnerOn(journal, reach, clock)];
    await Promise.all([a.submit(operation.id), b.submit(operation.id)]);
    expect(reach.attempts).toBe(1);
    expect(journal.operations.get(operation.id)?.status).toBe('SUCCEEDED');
  });

  it('make one effect at most, and never say that nothing happened when it did', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), plan, async (s, one) => {
        const { reach, after } = await played(s, one);
        expect(reach.effects).toBeLessThanOrEqual(1);
        if (after.status === 'SUCCEEDED') expect(reach.effects).toBe(1);
        if (after.status === 'FAILED') expect(reach.effects).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('send again only what was provably not processed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), plan, async (s, one) => {
        const { reach } = await played(s, one);
        const sent = one.behaviours.slice(0, reach.attempts);
        const final = sent.findIndex((how) => how !== 'turned-away');
        expect(final === -1 || final >= reach.attempts - 1).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('hold a quote for good unless nothing was processed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), plan, async (s, one) => {
        const { after, journal } = await played(s, one);
        const free = isSettled(after) && !after.mayHaveEffect;
        expect(journal.holds.has('quote:q')).toBe(!free);
      }),
      { numRuns: 200 },
    );
  });
});

/** A journal that writes whatever version it was read at, as one without compare-and-set would. */
function careless(journal: MemoryJournal): OperationJournal['change'] {
  const change = journal.change.bind(journal);
  return async (id, decide) => {
    const read = journal.operations.get(id);
    await journal.before();
    return change(id, (present) =>
      decide(
        read
          ? { ...present, operation: { ...read, revision: present.operation.revision } }
          : present,
      ),
    );
  };
}

describe('the model', () => {
  it('finds the double write of a journal that does not compare versions', async () => {
    const broken = fc.asyncProperty(fc.scheduler(), async (s) => {
      const journal = new MemoryJournal();
      const reach = new Reach(['ok', 'ok']);
      const clock = new ManualClock();
      const operation = kept(journal, clock);
      journal.before = async () => void (await s.schedule(Promise.resolve()));
      journal.change = careless(journal);
      const [a, b] = [runnerOn(journal, reach, clock), runnerOn(journal, reach, clock)];
      await s.waitFor(Promise.all([a.submit(operation.id), b.submit(operation.id)]));
      return reach.effects <= 1;
    });
    expect((await fc.check(broken, { numRuns: 200 })).failed).toBe(true);
  });
});
