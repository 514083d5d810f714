/*
 * Runner: takes every operation further until it is settled, and watches it as long as something can still happen.
 *
 * Owns   the turn of an operation: at most one write or look of it is under way in this process.
 * Gives  `submit` for a write that a person waits for, `wake` for a callback, `look` for a fresh reading.
 * Never  believes that it is alone: two runners on one journal send once, since the journal decides (see `sending.ts`).
 *
 * The race that this guards: a write is marked sent, the process dies or the store goes away, and the answer is lost. Whoever takes
 * a turn finds a write that was sent and not answered. Once it is older than any write can take, nobody holds it any more, and so it is
 * in doubt. That one rule serves crash, store failure and time-out alike; there is no separate recovery.
 */
import { seeded } from '../../seeded-bug.ts';
import { failpoint } from '../../failpoint.ts';
import type { Activity } from '../../activity.ts';
import { ageMs, minutes, seconds, type Clock } from '../../clock.ts';
import type { Priority as CallPriority } from '../../datasources/wire/call-budget.ts';
import type { DataSources } from '../../datasources/sources.ts';
import { GatewayError } from '../../errors.ts';
import type { OperationId } from '../../ids.ts';
import type { Telemetry } from '../../telemetry.ts';
import type { Access } from '../../access/ownership.ts';
import type { WantedSignIn } from '../../access/step-up.ts';
import { advance } from './advance.ts';
import { Applying, type Noted } from './applying.ts';
import { lookAt, overdueFacts, unread } from './deadline.ts';
import type { Guesses } from './guesses.ts';
import { UnreadableOperation, type Due, type OperationJournal } from './journal.ts';
import type { Kind, Kinds, Turn } from './kind.ts';
import { Schedule } from './schedule.ts';
import { Sending, type Outcome } from './sending.ts';
import { TrustedTime } from './trusted-time.ts';
import { Turns, type Priority } from './turns.ts';
import {
  isSettled,
  type Detail,
  type Fact,
  type Operation,
  type Reading,
  type StepSource,
} from './operation.ts';

/** When an operation is looked at again whose turn failed for a reason of our own. */
const AFTER_DEFECT_MS = seconds(5);
/** The longest time between two turns that fail. */
const LONGEST_BACK_OFF_MS = minutes(5);
/** Until when a write that left may still be under way in another process. Longer than any deadline of a write. */
export const NO_RESPONSE_AFTER_MS = seconds(15);
/** How long an operation is young: its person is most likely still there. */
const YOUNG_MS = minutes(10);

export interface RunnerPorts {
  readonly journal: OperationJournal;
  readonly kinds: Kinds;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly telemetry: Telemetry;
  /** Fresh data sources: nothing that one turn read is seen by the next. */
  readonly sources: (priority: CallPriority) => DataSources;
  /** The rights of people as they are now. */
  readonly access: () => Access;
  readonly guesses: Guesses;
  readonly wantedSignIn: WantedSignIn;
  /** Called when an operation has new names, so that callbacks that came too early can join it. */
  readonly onRefs: (refs: readonly string[]) => void;
}

export class Runner {
  readonly #ports: RunnerPorts;
  readonly #turns: Turns;
  readonly #schedule: Schedule;
  readonly #applying: Applying;
  readonly #sending: Sending;
  readonly #trusted: TrustedTime;

  constructor(ports: RunnerPorts) {
    this.#ports = ports;
    this.#trusted = new TrustedTime(ports.clock);
    this.#turns = new Turns(ports.activity);
    this.#schedule = new Schedule(ports, this.#turns, (due) => this.#onDue(due));
    this.#applying = new Applying({ ...ports, onDueAt: (time) => this.#schedule.at(time) });
    this.#sending = new Sending(ports, this.#applying);
  }

  /** Takes up what an earlier process left open. */
  start(): void {
    void this.#ports.activity
      .run(() => this.#ports.journal.takeUp())
      .catch(() => undefined)
      .then(() => this.#schedule.start());
  }

  /** Begins nothing new and waits for what is under way. */
  async stop(): Promise<void> {
    this.#schedule.stop();
    failpoint('F18');
    await this.#turns.ended();
  }

  /** Makes the pending write now, and resolves when its outcome is kept, or why it was not permitted. */
  submit(id: OperationId): Promise<void> {
    return this.#turn(id, { source: 'RESPONSE', priority: 0 });
  }

  /** Nobody waits for the first answer any more. */
  async announce(id: OperationId): Promise<void> {
    await this.#applying.apply(id, [{ type: 'announced', at: this.#ports.clock.now() }]);
  }

  /** Looks now, because the platform called; `ref` names what it may be about until it is read back. */
  async wake(id: OperationId, ref: string | null = null): Promise<void> {
    if (ref !== null)
      await this.#applying.apply(id, [{ type: 'hinted', at: this.#ports.clock.now(), ref }]);
    await this.#turn(id, { source: 'CALLBACK', priority: 1 });
  }

  /** Looks now and resolves when what was read is kept. Rejects when the platform cannot be asked. */
  async look(id: OperationId): Promise<void> {
    await this.#turns.run(id, 0, async () => {
      const operation = await this.#ports.journal.load(id);
      if (operation && isReadable(operation)) await this.#read(operation, 'POLL');
    });
  }

  /** Keeps what a person decided or called off, with the key under which they did; keeps nothing when it changes nothing. */
  async decide(
    id: OperationId,
    decision: Extract<Fact, { type: 'decided' | 'called-off' }>,
    noted: Noted,
  ): Promise<{ readonly kept: boolean; readonly operation: Operation | null }> {
    const changed = await this.#applying.decide(id, ({ operation }) =>
      advance(operation, decision).revision > operation.revision
        ? { facts: [decision], noted }
        : null,
    );
    if (changed.done) return { kept: changed.wrote, operation: changed.operation };
    return { kept: false, operation: await this.#ports.journal.load(id) };
  }

  #onDue({ id, startedAt }: Due): Promise<void> {
    const young = this.#ports.clock.now() - startedAt < YOUNG_MS;
    return this.#turn(id, { source: 'POLL', priority: young ? 1 : 2 });
  }

  /** A turn never rejects: what goes wrong is looked at again later. */
  async #turn(id: OperationId, how: { source: StepSource; priority: Priority }): Promise<void> {
    try {
      await this.#turns.run(id, how.priority, () => this.#step(id, how.source));
    } catch (error) {
      if (how.priority === 0 && seeded('nothing-begun-when-the-disk-is-full')) throw error;
      await this.#laterAfter(id, error);
    }
  }

  async #step(id: OperationId, source: StepSource): Promise<void> {
    const operation = await this.#ports.journal.load(id);
    if (!operation) return;
    const kind = this.#kindOf(operation);
    if (!kind) return seeded('unknown-kind-taken-up-again') ? undefined : this.#putAside(id);
    if (operation.pending && !operation.pending.sent) {
      const outcome = await this.#sending.send(operation, { kind, source });
      return this.#afterSending(id, outcome);
    }
    if (source === 'RESPONSE' || !isReadable(operation)) return; // another turn has made the write
    await this.#read(operation, source);
  }

  /** A follow-up that was not permitted was judged by a reading that says more than the operation knows. */
  async #afterSending(id: OperationId, outcome: Outcome): Promise<void> {
    if (outcome !== 'not-permitted') return;
    const operation = await this.#ports.journal.load(id);
    if (operation && isReadable(operation)) await this.#read(operation, 'POLL');
  }

  /** Asks the platform and keeps what it says, whether a deadline has passed, and when to look again. */
  async #read(before: Operation, source: StepSource): Promise<void> {
    const kind = this.#kindOf(before);
    if (!kind) return;
    const operation = await this.#withoutResponse(await this.#dated(before));
    // What came of a write that may have had an effect is as urgent as the write was.
    const reading = await kind.read(operation, this.turnNow(operation.pending ? 'money' : 'poll'));
    failpoint('F17', kind.kind);
    const at = this.#ports.clock.now();
    if (isSettled(operation)) return this.#watched(operation, { reading, source, at });
    const { epoch } = operation;
    await this.#applying.apply(operation.id, [
      { type: 'read', at, source, epoch, reading },
      ...this.#overdue(operation, kind, at),
    ]);
  }

  /** A write that left under a clock far ahead counts from now on: else nobody would look before that time has come. */
  async #dated(operation: Operation): Promise<Operation> {
    const { id, sentAt } = operation;
    const at = this.#ports.clock.now();
    if (sentAt === null || isSettled(operation) || ageMs(sentAt, at) < Infinity) return operation;
    return (await this.#applying.apply(id, [{ type: 'sent-ahead', at }])) ?? operation;
  }

  /** A write that nobody can still hold has no response. */
  async #withoutResponse(operation: Operation): Promise<Operation> {
    const { pending, noResponseSince, sentAt, epoch } = operation;
    const at = this.#ports.clock.now();
    const heldUntil = (sentAt ?? 0) + NO_RESPONSE_AFTER_MS;
    if (!pending?.sent || noResponseSince !== null || at < heldUntil) return operation;
    const fact: Fact = seeded('sent-is-received-after-restart')
      ? { type: 'not-processed', at, epoch, retryAt: at }
      : { type: 'no-response', at, epoch };
    return (await this.#applying.apply(operation.id, [fact])) ?? operation;
  }

  /** After the end: what says otherwise is a contradiction, and the status stays. */
  async #watched(
    operation: Operation,
    { reading, source, at }: { reading: Reading; source: StepSource; at: number },
  ): Promise<void> {
    const step = 'step' in reading && reading.step === 'PAID_TWICE' ? reading.step : 'CONTRADICTED';
    const facts: readonly Fact[] = isContradictedBy(operation, reading)
      ? [{ type: 'contradicted', at, source, step, reading }]
      : [{ type: 'read', at, source, epoch: operation.epoch, reading }];
    await this.#applying.apply(operation.id, facts);
  }

  async #laterAfter(id: OperationId, error: unknown): Promise<void> {
    const { clock, telemetry, journal } = this.#ports;
    const expected = error instanceof GatewayError;
    if (!expected && !(error instanceof UnreadableOperation)) telemetry.defectSeen('runner', error);
    try {
      const operation = await journal.load(id);
      const kind = operation && this.#kindOf(operation);
      if (!operation || !kind) return;
      const now = clock.now();
      const waitMs = expected ? (error.retryAfterMs ?? 0) : AFTER_DEFECT_MS;
      const backOffMs = backOff(operation, kind.checkEveryMs(operation, now), waitMs);
      const deadline = isSettled(operation) ? null : unread(kind.deadlineOf(operation));
      const nextCheckAt = lookAt(deadline, now, backOffMs);
      const overdue = overdueFacts(deadline, now);
      const goesOn = deadline?.then !== 'closed' || overdue.length === 0;
      await this.#applying.apply(id, [
        ...overdue,
        ...(goesOn ? [{ type: 'turn-failed', at: now, nextCheckAt } as const] : []),
      ]);
    } catch (failure) {
      // It is set aside itself, and nothing else that stands in its way.
      if (failure instanceof UnreadableOperation) return this.#putAside(id);
      this.#schedule.again(clock.now() + AFTER_DEFECT_MS); // the store is away: everything is looked at later
    }
  }

  /** Nothing runs out by time alone so soon after a start or a jump: the clock of the machine may still be wrong. */
  #overdue(operation: Operation, kind: Kind<Detail>, now: number): readonly Fact[] {
    const deadline = isSettled(operation) ? null : kind.deadlineOf(operation);
    return deadline?.then === 'expired' && !this.#trusted.is ? [] : overdueFacts(deadline, now);
  }

  /** One row that cannot be worked on never stops the others. Operators are told once. */
  async #putAside(id: OperationId): Promise<void> {
    const { journal, telemetry } = this.#ports;
    if (await journal.putAside(id)) telemetry.operationSetAside({ id });
  }

  #kindOf(operation: Operation): Kind<Detail> | undefined {
    const kinds: Partial<Record<string, Kind<Detail>>> = this.#ports.kinds;
    return kinds[operation.detail.kind];
  }

  /** What a kind may use now. */
  turnNow(priority?: CallPriority): Turn {
    return this.#sending.turnNow(priority);
  }
}

/** Open, or settled and watched; and something of it has left. */
const isReadable = (operation: Operation): boolean =>
  (!isSettled(operation) || operation.watchUntil !== null) &&
  !(operation.pending?.name === 'submit' && !operation.pending.sent) &&
  !(seeded('killed-write-never-read') && operation.pending && !operation.noResponseSince);

const ENDS: Partial<Record<Reading['state'], Operation['status']>> = {
  succeeded: 'SUCCEEDED',
  failed: 'FAILED',
  cancelled: 'CANCELLED',
  expired: 'EXPIRED',
};

/** What says that nothing was found contradicts nothing; an order that expired may well have failed. What was told once is not told again. */
function isContradictedBy(operation: Operation, reading: Reading): boolean {
  if (reading.state === 'needs-attention')
    return !operation.steps.some(({ code }) => code === reading.step);
  if (operation.attention || operation.steps.some(({ code }) => code === 'CONTRADICTED'))
    return false;
  const end = ENDS[reading.state];
  if (end === undefined || end === operation.status || seeded('contradiction-unseen')) return false;
  return end === 'SUCCEEDED' || operation.status === 'SUCCEEDED';
}

/** Each operation that fails backs off by itself. */
function backOff({ failedTurns }: Operation, everyMs: number, waitMs: number): number {
  const doubled = everyMs * 2 ** Math.min(failedTurns, 6);
  return Math.max(waitMs, everyMs, Math.min(doubled, LONGEST_BACK_OFF_MS));
}
