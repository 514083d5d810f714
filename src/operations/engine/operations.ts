/*
 * Operations: begins work that outlives a request, and changes work that runs.
 *
 * Owns   idempotency keys: the same key and the same input is the same operation, for good.
 * Gives  every mutation its three-valued outcome within the time that a person waits.
 * Never  calls the platform itself; a plan checks first, the runner sends.
 *
 * A key is looked up before anything is checked, so that a repeat costs no upstream call and never sees another answer.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Caller } from '../../access/caller.ts';
import { seconds, type Clock } from '../../clock.ts';
import { problem, type Problem } from '../../errors.ts';
import { operationId, type OperationId } from '../../ids.ts';
import type { Intent, OperationJournal, UsedKey } from './journal.ts';
import { advance } from './advance.ts';
import { fingerprintOf } from './fingerprint.ts';
import {
  isOfKind,
  type Detail,
  type DetailOf,
  type Operation,
  type OperationKind,
} from './operation.ts';
import {
  isRefusal,
  lineMustWait,
  occupied,
  refusal,
  type AnyQuote,
  type Refusal,
} from './refusal.ts';
import type { Runner } from './runner.ts';
import { unavailable } from './unavailable.ts';

/** How long a mutation waits for the platform's first answer. Real time; the operation goes on without the person. */
const ANSWER_WITHIN_MS = 8_000;
/** When a begun operation is taken up by the schedule, should the process end before it is sent. */
const TAKEN_UP_AFTER_MS = seconds(15);

export interface MutationResult<D extends Detail = Detail, Q extends AnyQuote = never> {
  readonly outcome: 'ACCEPTED' | 'REFUSED' | 'UNDETERMINED';
  readonly problems: readonly Problem[];
  readonly operation: Operation<D> | null;
  readonly alreadyStarted: boolean;
  readonly newQuote: Q | null;
}

/** What a person asked for, under a key. The input is only digested. */
export interface Asked {
  readonly caller: Caller;
  readonly key: string;
  readonly input: unknown;
}

/** What is to begin, once everything that can be checked before has been checked. */
export interface Start {
  readonly detail: Detail;
  readonly intent: Intent;
  readonly subject: string;
  readonly customerId: Operation['customerId'];
  readonly lane: string | null;
  readonly refs: readonly string[];
  /** What only one operation may ever hold, for example `quote:<id>`. */
  readonly exclusive: string | null;
  /** Whether it is refused while another operation of its lane is open. */
  readonly alone?: boolean;
}

/** A further write of an operation that runs. */
export interface FollowUp {
  readonly write: string;
  readonly intent: (present: Intent) => Intent;
}

interface Ports {
  readonly journal: OperationJournal;
  readonly runner: Runner;
  readonly clock: Clock;
  /** Keys the digest of inputs, so that a short PIN cannot be guessed from it. */
  readonly digestKey: Uint8Array;
}

export class Operations {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Begins an operation, or joins the one that this key or this exclusive name began. */
  async begin<K extends OperationKind, Q extends AnyQuote = never>(
    kind: K,
    asked: Asked,
    plan: () => Promise<Start | Refusal<Q>>,
  ): Promise<MutationResult<DetailOf<K>, Q>> {
    return ofKind(kind, await this.#begin(kind, asked, plan));
  }

  /** Asks for a further write of an operation that the caller may change. `plan` looks at it afresh. */
  async follow<K extends OperationKind>(
    kind: K,
    asked: Asked & { readonly id: OperationId },
    plan: () => Promise<FollowUp | Refusal>,
  ): Promise<MutationResult<DetailOf<K>>> {
    return ofKind(kind, await this.#follow(asked, plan));
  }

  async #begin<Q extends AnyQuote>(
    kind: OperationKind,
    asked: Asked,
    plan: () => Promise<Start | Refusal<Q>>,
  ): Promise<MutationResult<Detail, Q>> {
    const fingerprint = fingerprintOf(this.#ports.digestKey, kind, asked.input);
    const used = await this.#ports.journal.keyOf(asked.caller.subject, asked.key);
    if (used) return this.#again(used, fingerprint);
    const start = await this.#planned(plan);
    if (isRefusal(start)) return this.#overtaken(asked, fingerprint, start);
    const key = this.#newKey(asked, { fingerprint, operationId: operationId(randomUUID()) });
    const begun = await this.#ports.journal.begin({
      operation: this.#newOperation(key, start),
      intent: start.intent,
      key,
      exclusive: start.exclusive,
      alone: start.alone ?? false,
      audit: {
        action: 'operation.begun',
        actor: asked.caller.subject,
        operationId: key.operationId,
        note: kind,
        keyId: key.id,
      },
    });
    if (begun.began) return this.#send(key, false);
    if (begun.because === 'lane') return refused(overtakenBy(begun.holder, start));
    return begun.key ? this.#again(begun.key, fingerprint) : joined(begun.holder);
  }

  async #follow(
    asked: Asked & { readonly id: OperationId },
    plan: () => Promise<FollowUp | Refusal>,
  ): Promise<MutationResult> {
    const { id } = asked;
    const fingerprint = fingerprintOf(this.#ports.digestKey, id, asked.input);
    const used = await this.#ports.journal.keyOf(asked.caller.subject, asked.key);
    if (used) return this.#again(used, fingerprint);
    const followUp = await this.#planned(plan);
    if (isRefusal(followUp)) return this.#overtaken(asked, fingerprint, followUp);
    const key = this.#newKey(asked, { fingerprint, operationId: id });
    return (await this.#ask(key, followUp)) ? this.#send(key, false) : this.#busy(key);
  }

  /** A platform that cannot be asked before anything is sent is a refusal: nothing will happen. */
  async #planned<T, Q extends AnyQuote>(
    plan: () => Promise<T | Refusal<Q>>,
  ): Promise<T | Refusal<Q>> {
    try {
      return await plan();
    } catch (error) {
      const refused = unavailable(error, this.#ports.clock.now());
      if (refused) return refused;
      throw error;
    }
  }

  /** Keeps the further write as due; false when another one is due or under way. */
  async #ask(key: UsedKey, { write, intent }: FollowUp): Promise<boolean> {
    let asked = false;
    await this.#ports.journal.change(key.operationId, (operation, present) => {
      asked = operation.pending === null && operation.settledAt === null;
      if (!asked) return null;
      const pending = { name: write, sent: false, refusals: 0, keyId: key.id };
      return {
        operation: advance(operation, {
          type: 'asked',
          at: this.#ports.clock.now(),
          write: pending,
        }),
        intent: intent(present),
        key,
        audit: {
          action: `operation.${write}`,
          actor: key.subject,
          operationId: operation.id,
          note: operation.detail.kind,
          keyId: key.id,
        },
      };
    });
    return asked;
  }

  /** What forbids it may be this very request, sent twice at once: then the first one's answer holds. */
  async #overtaken<Q extends AnyQuote>(
    asked: Asked,
    fingerprint: string,
    because: Refusal<Q>,
  ): Promise<MutationResult<Detail, Q>> {
    const used = await this.#ports.journal.keyOf(asked.caller.subject, asked.key);
    return used ? this.#again(used, fingerprint) : refused(because);
  }

  async #busy(key: UsedKey): Promise<MutationResult> {
    const used = await this.#ports.journal.keyOf(key.subject, key.key);
    if (used) return this.#again(used, key.fingerprint);
    const operation = await this.#ports.journal.load(key.operationId);
    return refused({
      problems: [problem('CONFLICT', { remedy: 'WATCH' })],
      ...(operation && { operation }),
    });
  }

  async #send(
    { id, operationId: operation }: UsedKey,
    alreadyStarted: boolean,
  ): Promise<MutationResult> {
    await Promise.race([
      this.#ports.runner.submit(operation),
      delay(ANSWER_WITHIN_MS, null, { ref: false }),
    ]);
    return this.#resultOf(id, alreadyStarted);
  }

  async #again(used: UsedKey, fingerprint: string): Promise<MutationResult> {
    if (used.fingerprint === fingerprint) return this.#resultOf(used.id, true);
    return refused(
      refusal(problem('IDEMPOTENCY_KEY_REUSED', { field: ['input', 'idempotencyKey'] })),
    );
  }

  async #resultOf(keyId: string, alreadyStarted: boolean): Promise<MutationResult> {
    const used = await this.#ports.journal.keyById(keyId);
    const operation = used && (await this.#ports.journal.load(used.operationId));
    const problems = used?.refusal ? [used.refusal] : [];
    const known = { problems, operation, alreadyStarted, newQuote: null };
    if (problems.length > 0) return { ...known, outcome: 'REFUSED' };
    return {
      ...known,
      outcome: operation?.status === 'UNDETERMINED' ? 'UNDETERMINED' : 'ACCEPTED',
    };
  }

  #newKey(asked: Asked, made: Pick<UsedKey, 'fingerprint' | 'operationId'>): UsedKey {
    return {
      id: randomUUID(),
      subject: asked.caller.subject,
      key: asked.key,
      refusal: null,
      ...made,
    };
  }

  #newOperation(key: UsedKey, { detail, subject, customerId, lane, refs }: Start): Operation {
    const now = this.#ports.clock.now();
    return {
      ...{ id: key.operationId, revision: 1, status: 'RECEIVED', certainty: 'CONFIRMED' },
      ...{ startedAt: now, settledAt: null, nextCheckAt: now + TAKEN_UP_AFTER_MS },
      ...{ steps: [{ code: 'RECEIVED', at: now, source: 'RESPONSE' }], task: null, failure: null },
      ...{ subject, customerId, lane, refs, detail, epoch: 0, progress: 0, inDoubtSince: null },
      pending: { name: 'submit', sent: false, refusals: 0, keyId: key.id },
    };
  }
}

/** What began in the meantime is shown to who asks through the same account, or began it: who holds one line of it must not see it. */
function overtakenBy(holder: Operation, { customerId, subject }: Start): Refusal {
  const shown = holder.customerId === customerId || holder.subject === subject;
  return shown ? occupied(holder) : refusal(lineMustWait());
}

/** A key names one kind only, so that the operation behind it is of that kind. */
const ofKind = <K extends OperationKind, Q extends AnyQuote>(
  kind: K,
  result: MutationResult<Detail, Q>,
): MutationResult<DetailOf<K>, Q> => ({
  ...result,
  operation: result.operation && isOfKind(kind, result.operation) ? result.operation : null,
});

export const refused = <Q extends AnyQuote = never>({
  problems,
  operation,
  newQuote,
}: Refusal<Q>): MutationResult<Detail, Q> => ({
  outcome: 'REFUSED',
  problems,
  operation: operation ?? null,
  alreadyStarted: false,
  newQuote: newQuote ?? null,
});

/** Somebody bought the same quote before: theirs is the purchase, unless it came to nothing. */
function joined(holder: Operation): MutationResult {
  if (holder.settledAt !== null && holder.status !== 'SUCCEEDED') {
    return refused({ problems: [problem('QUOTE_STALE')], operation: holder });
  }
  const outcome = holder.status === 'UNDETERMINED' ? 'UNDETERMINED' : 'ACCEPTED';
  return { outcome, problems: [], operation: holder, alreadyStarted: true, newQuote: null };
}
