/*
 * Sending: from a write that is due to its outcome.
 *
 * Owns   the order: prepare by a fresh reading, permit in the transaction that marks it sent, send once, keep the outcome.
 * Gives  what happened, or nothing when somebody else sends.
 * Never  sends what is not marked as sent, nor what was permitted for another version of the row.
 */
import { seeded } from '../../seeded-bug.ts';
import { failpoint } from '../../failpoint.ts';
import type { Access } from '../../access/ownership.ts';
import type { WantedSignIn } from '../../access/step-up.ts';
import { minutes, seconds, type Clock } from '../../clock.ts';
import type { DataSources } from '../../datasources/sources.ts';
import { CallTrace, type TracedCall } from '../../datasources/wire/call-trace.ts';
import type { Priority } from '../../datasources/wire/call-budget.ts';
import { backOffMs } from '../../datasources/wire/circuit.ts';
import { endpointOf } from '../../datasources/wire/endpoint.ts';
import { eachOf, GatewayError, type Problem } from '../../errors.ts';
import type { Telemetry } from '../../telemetry.ts';
import type { Applying, Noted } from './applying.ts';
import type { Guesses } from './guesses.ts';
import type { Change, Intent, KeptRefusal, OperationJournal, Present } from './journal.ts';
import type { Kind, Prepared, SendingTurn, Turn, Written } from './kind.ts';
import type { Detail, Fact, Operation, PendingWrite, StepSource } from './operation.ts';
import { askExpired, forbidden } from './permit.ts';
import { isRefusal, lineMustWait, refusal, type AnyQuote, type Refusal } from './refusal.ts';
import { notProcessed, unavailable } from './unavailable.ts';

/** How often a write that was provably not processed is sent again, before the operation is given up. */
const MAX_RESENDS = 5;
/** How often a row that changes meanwhile is prepared for anew in one turn. */
const MAX_PREPARATIONS = 3;
/** The longest time that the platform may ask us to wait, with what clocks may differ. */
const LONGEST_WAIT_MS = minutes(62);

export type Outcome = 'sent' | 'not-permitted' | 'waits';

interface Ports {
  readonly journal: OperationJournal;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly sources: (priority: Priority) => DataSources;
  readonly access: () => Access;
  readonly guesses: Guesses;
  readonly wantedSignIn: WantedSignIn;
}

interface Due {
  readonly kind: Kind<Detail>;
  readonly source: StepSource;
}

export class Sending {
  readonly #ports: Ports;
  readonly #applying: Applying;

  constructor(ports: Ports, applying: Applying) {
    this.#ports = ports;
    this.#applying = applying;
  }

  turnNow(priority: Priority = 'money'): Turn {
    const { sources, journal, clock } = this.#ports;
    const saveQuote = (quote: AnyQuote): Promise<void> => journal.saveQuote(quote);
    return { sources: sources(priority), journal, clock, now: clock.now(), saveQuote };
  }

  async send(due: Operation, { kind, source }: Due): Promise<Outcome> {
    let operation: Operation | null = await this.#announced(due, source);
    for (let tries = 0; operation && tries < MAX_PREPARATIONS; tries += 1) {
      const { pending } = operation;
      if (!pending || pending.sent || this.#isEarly(operation)) return 'waits';
      const intent = await this.#ports.journal.intentOf(operation.id);
      const prepared = await this.#prepared(operation, { kind, intent, source });
      const permitted = isRefusal(prepared)
        ? await this.#refuse(operation, keptFrom(prepared))
        : await this.#permit(operation, { kind, prepared });
      if (permitted !== 'changed') return this.#make(operation, { kind, permitted });
      operation = await this.#ports.journal.load(operation.id);
    }
    return 'waits';
  }

  /** Outside of a person's request nobody waits for the answer: from here on it is seen. */
  async #announced(operation: Operation, source: StepSource): Promise<Operation | null> {
    if (source === 'RESPONSE' || operation.revision > 0) return operation;
    return this.#applying.apply(operation.id, [{ type: 'announced', at: this.#ports.clock.now() }]);
  }

  /** What was turned away waits for its time, for every caller. A time that no wait reaches was set by a wrong clock. */
  #isEarly({ nextCheckAt, pending }: Operation): boolean {
    if ((pending?.refusals ?? 0) === 0 || nextCheckAt === null) return false;
    const leftMs = nextCheckAt - this.#ports.clock.now();
    return leftMs > 0 && leftMs <= LONGEST_WAIT_MS;
  }

  /** A platform that cannot be asked is a refusal while a person waits, and once the ask is too old. */
  async #prepared(
    operation: Operation,
    { kind, intent, source }: Due & { intent: Intent },
  ): Promise<Prepared | Refusal<AnyQuote>> {
    const { pending } = operation;
    if (!pending) return { account: null };
    try {
      return await kind.prepare(operation, intent, this.#sendingTurn(pending));
    } catch (error) {
      const { clock } = this.#ports;
      const because = unavailable(error, clock.now());
      const over = askExpired(pending.ask, kind.askValidMs, clock.now());
      if (because && (over || (source === 'RESPONSE' && (await this.#isAwaited(operation)))))
        return because;
      throw error;
    }
  }

  /** Whether the caller still waits for the first answer: what was shown to be on its way goes on without them. */
  async #isAwaited({ id, pending }: Operation): Promise<boolean> {
    if (pending?.name !== 'submit') return pending?.refusals === 0;
    return (await this.#ports.journal.load(id))?.revision === 0;
  }

  #sendingTurn({ ask }: PendingWrite): SendingTurn {
    const turn = this.turnNow();
    const { subject, role, customers, freshSignIn: isFresh = false } = ask;
    const caller = { subject, role, customers, expiresAt: null };
    const { access, guesses, wantedSignIn: wanted } = this.#ports;
    const stepUp = { isFresh, wanted };
    const session = { caller, access: access(), stepUp, sources: turn.sources };
    return { ...turn, guesses, session };
  }

  /** The permit and the mark are one transaction: whoever finds another version prepares anew. */
  async #permit(
    operation: Operation,
    { kind, prepared }: { kind: Kind<Detail>; prepared: Prepared },
  ): Promise<Operation | 'not-permitted' | 'changed'> {
    const now = this.#ports.clock.now();
    let because: Problem | null = null;
    const choose = ({ operation: { pending, version }, links, locks }: Present): Chosen | null => {
      const fits = version === operation.version && pending?.sent === false;
      if (!pending || (!fits && !seeded('version-not-compared'))) return null;
      const { askValidMs } = kind;
      because = forbidden({ ask: pending.ask, prepared, askValidMs, links, locks, now });
      return because ? null : { facts: sentFacts(prepared, now), noted: sentNoted(prepared) };
    };
    const changed = await this.#applying.decide(operation.id, choose, prepared.unlessLocked);
    if (because) return this.#refuse(operation, keptFrom(refusal(because)));
    if (changed.done) return changed.wrote ? changed.operation : 'changed';
    if (changed.because === 'scope')
      return this.#refuse(operation, keptFrom(refusal(lineMustWait())));
    if (changed.because === 'guesses' && prepared.guess) {
      const locked = this.#ports.guesses.refused(prepared.guess, changed.freeAt);
      return this.#refuse(operation, keptFrom(locked));
    }
    return 'changed';
  }

  /** Nothing was sent. What nobody has seen leaves no trace but its key; what was seen ends. */
  async #refuse(operation: Operation, kept: KeptRefusal): Promise<'not-permitted' | 'changed'> {
    const at = this.#ports.clock.now();
    const changed = await this.#applying.decide(operation.id, (present) =>
      present.operation.version === operation.version ? refusedChange(present, kept, at) : null,
    );
    return changed.done && changed.wrote ? 'not-permitted' : 'changed';
  }

  async #make(
    before: Operation,
    { kind, permitted }: { kind: Kind<Detail>; permitted: Operation | 'not-permitted' },
  ): Promise<Outcome> {
    if (permitted === 'not-permitted') return permitted;
    failpoint('F4', kind.kind);
    const intent = await this.#ports.journal.intentOf(before.id);
    const trace = new CallTrace();
    const written = await trace.during(() => this.#written(permitted, { kind, intent }));
    failpoint('F9', kind.kind);
    const { facts, noted } = this.#factsOf(written, permitted);
    const call = trace.last(isChange);
    await this.#applying.apply(before.id, facts, { ...noted, ...(call && { call }) });
    failpoint('F10', kind.kind);
    return 'sent';
  }

  /** What throws after the mark leaves open whether something left. */
  async #written(
    operation: Operation,
    { kind, intent }: { kind: Kind<Detail>; intent: Intent },
  ): Promise<Written> {
    try {
      return await kind.write(operation, intent, this.turnNow());
    } catch (error) {
      if (!(error instanceof GatewayError)) this.#ports.telemetry.defectSeen('write', error);
      return { outcome: 'no-response' };
    }
  }

  #factsOf(written: Written, operation: Operation): { facts: readonly Fact[]; noted: Noted } {
    const at = this.#ports.clock.now();
    const { epoch, pending } = operation;
    switch (written.outcome) {
      case 'accepted':
        return { facts: [{ type: 'accepted', at, epoch, receipt: written.receipt }], noted: {} };
      case 'refused': {
        const { outcome: type, problem: because, ...known } = written;
        return refusedFacts({ type, at, epoch, problem: because, ...known }, operation);
      }
      case 'no-response':
        if (seeded('resent-after-no-response'))
          return { facts: [{ type: 'not-processed', at, epoch, retryAt: at + 1_000 }], noted: {} };
        return { facts: [{ type: 'no-response', at, epoch, refs: written.refs ?? [] }], noted: {} };
      case 'not-processed': {
        if ((pending?.refusals ?? 0) < MAX_RESENDS)
          return {
            facts: [{ type: 'not-processed', at, epoch, retryAt: backedOff(written, pending, at) }],
            noted: {},
          };
        const because = notProcessed(written.cause);
        return refusedFacts(
          { type: 'refused', at, epoch, problem: because, untouched: true },
          operation,
        );
      }
    }
  }
}

/** Each write that is turned away backs off by itself, also where reads go through meanwhile. */
const backedOff = (
  { retryAt }: Extract<Written, { outcome: 'not-processed' }>,
  pending: PendingWrite | null,
  at: number,
): number =>
  seeded('back-off-starts-anew')
    ? retryAt
    : Math.max(retryAt, at + backOffMs((pending?.refusals ?? 0) + 1));

/** What is read back after a conflict is not the write. */
const isChange = ({ row }: TracedCall): boolean => endpointOf(row).effect !== 'read';

/** When somebody looks whether a write that left was answered after all. */
const LOOK_AFTER_MS = seconds(15);

const sentFacts = ({ detail, customerId, refs }: Prepared, at: number): readonly Fact[] => [
  {
    ...{ type: 'sent', at },
    ...(detail && { detail }),
    ...(customerId !== undefined && { customerId }),
    ...(refs && { refs }),
  },
  { type: 'look-later', at, nextCheckAt: at + LOOK_AFTER_MS },
];

const sentNoted = ({ intent, guess }: Prepared): Noted => ({
  mustHold: true,
  ...(intent && { intent }),
  ...(guess && { guess }),
});

const keptFrom = ({ problems, operation, newQuote }: Refusal<AnyQuote>): KeptRefusal => ({
  problems,
  operationId: operation?.id ?? null,
  newQuoteId: newQuote?.id ?? null,
});

/** A refusal is noted on the key that asked for the write. */
function refusedFacts(
  fact: Extract<Fact, { type: 'refused' }>,
  { pending, id }: Operation,
): { facts: readonly Fact[]; noted: Noted } {
  const kept = { problems: eachOf(fact.problem), operationId: id, newQuoteId: null };
  const keyId = pending?.keyId ?? null;
  return { facts: [fact], noted: keyId === null ? {} : { refusal: { keyId, refusal: kept } } };
}

type Chosen = { facts: readonly Fact[]; noted: Noted } | Change;

function refusedChange({ operation }: Present, kept: KeptRefusal, at: number): Chosen | null {
  const { pending, revision, id } = operation;
  const [because] = kept.problems;
  if (!pending || pending.sent || !because) return null;
  const withdrawn = revision === 0 && pending.name === 'submit';
  const shown = withdrawn ? kept : { ...kept, operationId: kept.operationId ?? id };
  const refused =
    pending.keyId === null ? {} : { refusal: { keyId: pending.keyId, refusal: shown } };
  if (withdrawn) return { operation, ...refused, withdrawn: true, holds: [] };
  const newQuoteId = kept.newQuoteId;
  const fact: Fact = {
    type: 'not-permitted',
    at,
    problem: because,
    ...(newQuoteId && { newQuoteId }),
  };
  return { facts: [fact], noted: refused };
}
