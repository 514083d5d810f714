/*
 * Applying: keeps facts, with everything that follows from them, in one transaction.
 *
 * Owns   what follows: names held, claims, the link to a customer, the next look, the watch after the end, the audit row.
 * Gives  the operation afterwards. The next look is planned from the state after the facts.
 * Never  moves an operation by more than one revision at once.
 */
import { seeded } from '../../seeded-bug.ts';
import { minutes, type Clock } from '../../clock.ts';
import type { TracedCall } from '../../datasources/wire/call-trace.ts';
import type { OperationId } from '../../ids.ts';
import type { Telemetry } from '../../telemetry.ts';
import { advance } from './advance.ts';
import { auditOf } from './audited.ts';
import { guessedBy } from './guessed.ts';
import type { Change, Changed, OperationJournal, Present } from './journal.ts';
import { lookAt } from './deadline.ts';
import type { Kind, Kinds } from './kind.ts';
import { isSettled, type Detail, type Fact, type Operation } from './operation.ts';
import { namesHeld } from './scope.ts';

/** What is written beside the facts. */
export type Noted = Pick<Change, 'key' | 'audit' | 'intent' | 'mustHold' | 'refusal' | 'guess'> & {
  /** The call that the facts tell of. */
  readonly call?: TracedCall;
};

interface Ports {
  readonly journal: OperationJournal;
  readonly kinds: Kinds;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly onRefs: (refs: readonly string[]) => void;
  readonly onDueAt: (time: number) => void;
}

/** How often what was settled is read while it is watched. */
const WATCH_EVERY_MS = minutes(5);

export class Applying {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Keeps facts. Resolves to the operation afterwards, or null when there is none. */
  async apply(
    id: OperationId,
    facts: readonly Fact[],
    noted: Noted = {},
  ): Promise<Operation | null> {
    const changed = await this.decide(id, () => ({ facts, noted }));
    if (changed.done) return changed.operation;
    if (changed.because !== 'claim') return this.#ports.journal.load(id);
    // Another operation explains the record: what was read says nothing of this one.
    return this.apply(
      id,
      facts.filter(({ type }) => !WAS_READ.has(type)).map(withoutClaims),
      noted,
    );
  }

  /** Decides which facts to keep inside the transaction; null keeps nothing. */
  async decide(
    id: OperationId,
    choose: (present: Present) => { facts: readonly Fact[]; noted?: Noted } | Change | null,
    lockNames: readonly string[] = [],
  ): Promise<Changed> {
    let before: Operation | null = null;
    const decide = (present: Present): Change | null => {
      before = present.operation;
      const chosen = choose(present);
      if (chosen === null || 'operation' in chosen) return chosen;
      return this.#changeOf(present.operation, chosen.facts, chosen.noted ?? {});
    };
    const changed = await this.#ports.journal.change(id, decide, lockNames);
    if (!changed.done || !changed.wrote || !before) return changed;
    this.#told(before, changed.operation);
    for (const { purpose, entry } of changed.guesses ?? [])
      this.#ports.telemetry.guessed({ purpose, outcome: entry });
    return changed;
  }

  #changeOf(before: Operation, facts: readonly Fact[], { call, ...noted }: Noted): Change | null {
    const now = this.#ports.clock.now();
    const kind = this.#kindOf(before);
    const moved = facts.reduce((state, fact) => onlyOneMove(before, state, fact), before);
    const next = kind ? this.#planned(before, moved, { kind, facts, now }) : moved;
    if (next === before && Object.keys(noted).length === 0) return null;
    const link = kind?.linkOf?.(next) ?? null;
    const audit = noted.audit ?? auditOf({ before, after: next }, facts, call);
    const claims = facts.flatMap(claimsOf);
    const guessed = guessedBy({ before, after: next }, facts);
    return {
      ...noted,
      operation: next,
      ...(kind && { holds: namesHeld(next, kind.scopes(next)) }),
      ...(claims.length > 0 && { claims }),
      ...(link && { link }),
      ...(audit && { audit }),
      ...(guessed && { guessed }),
    };
  }

  /** With the time of the next look: of an open operation at its kind's interval, of a settled one while it is watched. */
  #planned(
    before: Operation,
    moved: Operation,
    { kind, facts, now }: { kind: Kind<Detail>; facts: readonly Fact[]; now: number },
  ): Operation {
    if (facts.some(({ type }) => PLANS_ITSELF.has(type)) && !isSettled(moved)) return moved;
    if (!isSettled(moved)) {
      if (moved.pending && !moved.pending.sent) return moved;
      const planned = seeded('look-planned-before-the-fact') ? before : moved;
      const nextCheckAt = closed(facts)
        ? null
        : lookAt(kind.deadlineOf(moved), now, kind.checkEveryMs(planned, now));
      return advance(moved, { type: 'look-later', at: now, nextCheckAt });
    }
    if (facts.some(({ type }) => type === 'turn-failed')) return moved;
    return watching(before, moved, {
      until: kind.watchUntil?.(moved) ?? null,
      everyMs: kind.watchEveryMs?.(moved, now) ?? WATCH_EVERY_MS,
      now,
    });
  }

  #told(before: Operation, after: Operation): void {
    const { telemetry, onRefs, onDueAt } = this.#ports;
    if (after.revision > before.revision) {
      const { id, detail, revision, status } = after;
      telemetry.operationMoved({ id, kind: detail.kind, revision, status });
      const raised = isSettled(after) && after.attention && !before.attention;
      const needed = after.status === 'NEEDS_ATTENTION' && before.status !== 'NEEDS_ATTENTION';
      if (raised || needed) telemetry.attentionNeeded({ id, kind: detail.kind, status });
    }
    const gained = after.refs.filter((ref) => !before.refs.includes(ref));
    if (gained.length > 0) onRefs(gained);
    if (after.nextCheckAt !== null) onDueAt(after.nextCheckAt);
  }

  #kindOf({ detail }: Operation): Kind<Detail> | undefined {
    const kinds: Partial<Record<string, Kind<Detail>>> = this.#ports.kinds;
    return kinds[detail.kind];
  }
}

/** Facts that say themselves when the next turn is. */
const PLANS_ITSELF: ReadonlySet<Fact['type']> = new Set<Fact['type']>([
  'asked',
  'announced',
  'not-processed',
  'no-response',
  'hinted',
  'look-later',
  'turn-failed',
]);

const closed = (facts: readonly Fact[]): boolean =>
  facts.some((fact) => fact.type === 'overdue' && fact.then === 'closed');

function watching(
  before: Operation,
  moved: Operation,
  { until, everyMs, now }: { until: number | null; everyMs: number; now: number },
): Operation {
  const watchUntil = until !== null && until > now ? until : null;
  if (watchUntil === null && moved.watchUntil === null && isSettled(before)) return moved;
  const watched = advance(moved, { type: 'watched', at: now, watchUntil });
  return advance(watched, { type: 'look-later', at: now, nextCheckAt: now + everyMs });
}

const WAS_READ: ReadonlySet<Fact['type']> = new Set<Fact['type']>(['read', 'contradicted']);

const withoutClaims = (fact: Fact): Fact =>
  fact.type === 'accepted' ? { ...fact, receipt: { ...fact.receipt, claims: [] } } : fact;

const claimsOf = (fact: Fact): readonly string[] => {
  if (fact.type === 'accepted') return fact.receipt.claims ?? [];
  return fact.type === 'read' || fact.type === 'contradicted' ? (fact.reading.claims ?? []) : [];
};

/** `overdue` after a fact that moved the operation waits for the next look. */
function onlyOneMove(before: Operation, state: Operation, fact: Fact): Operation {
  const moved = state.revision > before.revision;
  return moved && fact.type === 'overdue' ? state : advance(state, fact);
}
