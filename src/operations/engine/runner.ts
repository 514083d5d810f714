/*
 * Runner: takes every open operation further until it is settled.
 *
 * Owns   the turn of an operation: at most one write or look of it is under way, whoever asked for it.
 * Gives  `submit` for a write that a person waits for, `wake` for a callback, `look` for a fresh reading.
 * Never  sends a write before its SENT is durable, nor sends one again whose answer was lost.
 *
 * The race that this guards: a write is marked sent, the process dies or the store goes away, and the answer is lost. Whoever takes
 * the next turn finds a write that is sent, not answered, and not under way (it holds the turn), and so knows that it is in doubt.
 * That one rule serves crash, store failure and time-out alike; there is no separate recovery.
 */
import type { Activity } from '../../activity.ts';
import { seconds, type Clock } from '../../clock.ts';
import type { DataSources } from '../../datasources/sources.ts';
import { GatewayError, problem } from '../../errors.ts';
import type { OperationId } from '../../ids.ts';
import type { OperationMove, Telemetry } from '../../telemetry.ts';
import { advance } from './advance.ts';
import { auditOf } from './audited.ts';
import type { Change, OperationJournal } from './journal.ts';
import { overdueFacts } from './doubt.ts';
import type { Kind, Kinds, Tools, Written } from './kind.ts';
import { Schedule } from './schedule.ts';
import { isSettled, type Detail, type Fact, type Operation, type StepSource } from './operation.ts';

/** How often a write that was provably not taken is sent again, before the operation is given up. */
const RESENDS = 5;
/** How long an operation waits that is behind another one of its lane. */
const LANE_WAIT_MS = seconds(5);
/** When an operation is looked at again whose turn failed for a reason of our own. */
const AFTER_DEFECT_MS = seconds(5);
/** When somebody looks whether a write that left was answered after all. Longer than any deadline of a write. */
const NO_RESPONSE_MS = seconds(15);

const GIVEN_UP = {
  busy: 'PLATFORM_BUSY',
  unreachable: 'PLATFORM_UNAVAILABLE',
  credentials: 'PLATFORM_DENIED',
} as const;

export interface RunnerPorts {
  readonly journal: OperationJournal;
  readonly kinds: Kinds;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly telemetry: Telemetry;
  /** Fresh data sources: nothing that one turn read is seen by the next. */
  readonly sources: () => DataSources;
  /** Called when an operation has new names, so that callbacks that came too early can join it. */
  readonly onRefs: (refs: readonly string[]) => void;
}

export class Runner {
  readonly #ports: RunnerPorts;
  readonly #turns = new Map<OperationId, Promise<void>>();
  readonly #schedule: Schedule;

  constructor(ports: RunnerPorts) {
    this.#ports = ports;
    this.#schedule = new Schedule(ports, (id) => this.#turn(id, 'POLL'));
  }

  /** Takes up what an earlier process left open. */
  start(): void {
    this.#schedule.start();
  }

  /** Begins nothing new and waits for what is under way. */
  async stop(): Promise<void> {
    this.#schedule.stop();
    await Promise.allSettled(this.#turns.values());
  }

  /** Makes the pending write now, unless it must wait, and resolves when its outcome is kept. */
  submit(id: OperationId): Promise<void> {
    return this.#turn(id, 'RESPONSE');
  }

  /** Looks now, because the platform called. A transaction that it named is a candidate until it is read back. */
  async wake(id: OperationId, hint: { transactionId: string | null }): Promise<void> {
    if (hint.transactionId !== null) await this.suspect(id, hint.transactionId);
    await this.#turn(id, 'CALLBACK');
  }

  /** Notes a transaction that may belong to a purchase whose answer is not there, or not there yet: a callback may be faster. */
  async suspect(id: OperationId, transactionId: string): Promise<void> {
    const ref = `candidate:${transactionId}`;
    await this.#ports.journal.change(id, (operation) =>
      operation.pending?.sent !== true || operation.refs.includes(ref)
        ? null
        : { operation: advance(operation, { type: 'hinted', at: this.#ports.clock.now(), ref }) },
    );
  }

  /** Looks now and resolves when what was read is kept. Rejects when the platform cannot be asked. */
  async look(id: OperationId): Promise<void> {
    await this.#inTurn(id, async () => {
      const operation = await this.#ports.journal.load(id);
      if (operation && !isSettled(operation)) await this.#read(id, 'POLL');
    });
  }

  /** Keeps what a person decided, together with the key under which they did. Changes nothing that is not in doubt any more. */
  decide(
    id: OperationId,
    decision: Extract<Fact, { type: 'decided' }>,
    noted: Required<Pick<Change, 'key' | 'audit'>>,
  ): Promise<Operation | null> {
    return this.#apply(id, [decision], noted);
  }

  /** A turn never rejects: what goes wrong is looked at again later. */
  async #turn(id: OperationId, source: StepSource): Promise<void> {
    try {
      await this.#inTurn(id, () => this.#step(id, source));
    } catch (error) {
      await this.#laterAfter(id, error);
    }
  }

  async #inTurn(id: OperationId, work: () => Promise<void>): Promise<void> {
    const before = this.#turns.get(id) ?? Promise.resolve();
    const turn = before.catch(() => undefined).then(() => this.#ports.activity.run(work));
    this.#turns.set(id, turn);
    try {
      await turn;
    } finally {
      if (this.#turns.get(id) === turn) this.#turns.delete(id);
    }
  }

  async #step(id: OperationId, source: StepSource): Promise<void> {
    const operation = await this.#ports.journal.load(id);
    if (!operation || isSettled(operation)) return;
    if (operation.pending && !operation.pending.sent) return this.#write(operation, source);
    if (source === 'RESPONSE') return; // another turn has made the write
    if (operation.pending && operation.inDoubtSince === null) {
      await this.#apply(id, [{ type: 'no-response', at: this.#ports.clock.now() }]);
    }
    return this.#read(id, source);
  }

  async #write(operation: Operation, source: StepSource): Promise<void> {
    const { journal, clock } = this.#ports;
    if (await this.#mustWait(operation, source)) return;
    const now = clock.now();
    const sent = await this.#apply(operation.id, [
      { type: 'sent', at: now },
      { type: 'look-later', at: now, nextCheckAt: now + NO_RESPONSE_MS },
    ]);
    if (!sent?.pending?.sent) return;
    const intent = await journal.intentOf(operation.id);
    const written = await this.#kind(sent).write(sent, intent, this.#tools());
    await this.#apply(operation.id, this.#factsOf(written, sent));
  }

  /** Whether an earlier operation of the lane is still open, or the time for sending again has not come. */
  async #mustWait(operation: Operation, source: StepSource): Promise<boolean> {
    const { journal, clock } = this.#ports;
    const now = clock.now();
    const early = operation.nextCheckAt !== null && operation.nextCheckAt > now;
    if (early && source === 'CALLBACK') return true;
    const lane = operation.lane === null ? [] : await journal.inLane(operation.lane);
    if (lane.length === 0 || lane[0]?.id === operation.id) return false;
    await this.#apply(operation.id, [
      { type: 'look-later', at: now, nextCheckAt: now + LANE_WAIT_MS },
    ]);
    return true;
  }

  #factsOf(written: Written, operation: Operation): readonly Fact[] {
    const at = this.#ports.clock.now();
    switch (written.outcome) {
      case 'accepted':
        return [{ type: 'accepted', at, receipt: written.receipt }, this.#nextLook(operation)];
      case 'refused':
        return [{ ...written, type: 'refused', at }, this.#nextLook(operation)];
      case 'no-response':
        return [{ type: 'no-response', at }];
      case 'not-processed':
        return (operation.pending?.refusals ?? 0) < RESENDS
          ? [{ type: 'not-processed', at, retryAt: written.retryAt }]
          : [{ type: 'refused', at, problem: problem(GIVEN_UP[written.cause]) }];
    }
  }

  #nextLook(operation: Operation): Fact {
    const at = this.#ports.clock.now();
    const nextCheckAt = at + this.#kind(operation).checkEveryMs(operation, at);
    return { type: 'look-later', at, nextCheckAt };
  }

  /** Asks the platform and keeps what it says, whether the doubt has lasted too long, and when to look again. */
  async #read(id: OperationId, source: StepSource): Promise<void> {
    const operation = await this.#ports.journal.load(id);
    if (!operation) return;
    const reading = await this.#kind(operation).read(operation, this.#tools());
    const at = this.#ports.clock.now();
    await this.#apply(id, [
      { type: 'read', at, source, epoch: operation.epoch, reading },
      ...overdueFacts(operation, this.#ports.kinds, at),
      this.#nextLook(operation),
    ]);
  }

  /** Facts in one transaction with everything that follows from them. At most one of them moves the revision. */
  async #apply(
    id: OperationId,
    facts: readonly Fact[],
    noted: Pick<Change, 'key' | 'audit'> = {},
  ): Promise<Operation | null> {
    let gained: readonly string[] = [];
    let moved = false;
    const after = await this.#ports.journal.change(id, (before) => {
      const next = facts.reduce((state, fact) => onlyOneMove(before, state, fact), before);
      if (next === before) return null;
      gained = next.refs.filter((ref) => !before.refs.includes(ref));
      moved = next.revision > before.revision;
      return { ...this.#changeFrom(before, next, facts), ...noted };
    });
    if (after && moved) this.#ports.telemetry.operationMoved(summaryOf(after));
    if (gained.length > 0) this.#ports.onRefs(gained);
    if (after?.nextCheckAt != null) this.#schedule.at(after.nextCheckAt);
    return after;
  }

  #changeFrom(before: Operation, operation: Operation, facts: readonly Fact[]): Change {
    const link = operation.status === 'SUCCEEDED' ? this.#kind(operation).linkOf(operation) : null;
    const keyId = before.pending?.keyId ?? null;
    const refused = facts.find((fact) => fact.type === 'refused');
    const audit = auditOf(before, operation, facts);
    return {
      operation,
      ...(link && { link }),
      ...(refused && keyId !== null && { refusal: { keyId, problem: refused.problem } }),
      ...(audit && { audit }),
    };
  }

  async #laterAfter(id: OperationId, error: unknown): Promise<void> {
    const { clock, telemetry, journal, kinds } = this.#ports;
    const expected = error instanceof GatewayError;
    if (!expected) telemetry.defectSeen('runner', error);
    try {
      const operation = await journal.load(id);
      if (!operation) return;
      const now = clock.now();
      const waitMs = expected ? (error.retryAfterMs ?? 0) : AFTER_DEFECT_MS;
      const everyMs = this.#kind(operation).checkEveryMs(operation, now);
      const nextCheckAt = now + Math.max(waitMs, everyMs);
      await this.#apply(id, [
        ...overdueFacts(operation, kinds, now),
        { type: 'look-later', at: now, nextCheckAt },
      ]);
    } catch {
      this.#schedule.again(clock.now() + AFTER_DEFECT_MS); // the store is away: everything is looked at later
    }
  }

  #kind(operation: Operation): Kind<Detail> {
    return this.#ports.kinds[operation.detail.kind];
  }

  #tools(): Tools {
    const { sources, clock, journal } = this.#ports;
    return {
      sources: sources(),
      now: clock.now(),
      quote: (id) => journal.quote(id),
      saleQuote: (id) => journal.saleQuote(id),
      intentOf: (id) => journal.intentOf(id),
      byRef: (ref) => journal.byRef(ref),
      operationsOn: (line) => journal.byRef(`line:${line}`),
    };
  }
}

/** `overdue` after a reading that moved the operation waits for the next look. */
function onlyOneMove(before: Operation, state: Operation, fact: Fact): Operation {
  const moved = state.revision > before.revision;
  return moved && fact.type === 'overdue' ? state : advance(state, fact);
}

const summaryOf = ({ id, detail, revision, status }: Operation): OperationMove => ({
  id,
  kind: detail.kind,
  revision,
  status,
});
