/*
 * Agent reads: for whose data people of the brand have read, a row of the audit trail.
 *
 * Owns   the rows that are not written yet. They go in one transaction, as many as have come while the last one was written, so that a
 *        reading waits for none.
 * Gives  one row for each request and customer: who, whose, with which document, why and when.
 * Never  forgets one on a clean stop, nor lets an agent read on when too many cannot be written.
 */
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Activity } from '../activity.ts';
import { seconds, type Clock } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import type { CustomerId, OperationId } from '../ids.ts';
import type { AuditEntry } from '../operations/engine/audit-entry.ts';
import type { OperationJournal } from '../operations/engine/journal.ts';
import type { StoreMetrics } from '../metrics/store.ts';
import type { Caller } from './caller.ts';
import type { Purpose } from './purpose.ts';

/** A few seconds of everything that the brand's people can read. */
const MAX_WAITING = 10_000;
const BATCH = 200;
const AGAIN_AFTER_MS = seconds(1);

/** Whose data it was: of a customer, or of an operation whose customer is not known yet. */
export type Whose = { readonly customer: CustomerId } | { readonly operation: OperationId };

interface Dependencies {
  readonly journal: Pick<OperationJournal, 'note'>;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly told: StoreMetrics;
}

export class AgentReads {
  readonly #dependencies: Dependencies;
  readonly #waiting: AuditEntry[] = [];
  #writing: Promise<void> | null = null;
  #failing = false;
  #callOff = (): void => undefined;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Throws OVERLOADED when too many wait: what cannot be audited is not shown. */
  note({ subject }: Pick<Caller, 'subject'>, whose: Whose, purpose: Purpose): void {
    const name = 'customer' in whose ? whose.customer : whose.operation;
    if (!purpose.isNew(name)) return;
    if (this.#waiting.length >= MAX_WAITING) throw new GatewayError('OVERLOADED');
    const read: AuditEntry = {
      ...{ action: 'customer.read', actor: subject, note: '', document: purpose.document },
      operationId: null,
      ...('customer' in whose ? { customer: whose.customer } : { shown: whose.operation }),
      ...(purpose.reason !== null && { reason: purpose.reason }),
    };
    this.#waiting.push(read);
    const { told } = this.#dependencies;
    told.agentRead({ reasoned: purpose.reason !== null, waiting: this.#waiting.length });
    this.#write();
  }

  /** Resolves when all are written, or cannot be. */
  async stop(): Promise<void> {
    this.#callOff();
    await this.#writing;
    if (this.#waiting.length > 0) await this.#writeAll();
    this.#callOff();
  }

  #write(): void {
    const { activity } = this.#dependencies;
    this.#writing ??= activity.run(() => this.#writeAll());
  }

  /** Those of one turn go together. */
  async #writeAll(): Promise<void> {
    await otherWork();
    while (this.#waiting.length > 0 && (await this.#writeSome()));
    this.#writing = null;
    if (this.#waiting.length === 0) return;
    const { clock } = this.#dependencies;
    this.#callOff();
    this.#callOff = clock.at(clock.now() + AGAIN_AFTER_MS, () => this.#write());
  }

  /** False when the store cannot be written. */
  async #writeSome(): Promise<boolean> {
    const { journal, told } = this.#dependencies;
    const batch = this.#waiting.slice(0, BATCH);
    const written = await journal.note(...batch).then(
      () => true,
      () => false,
    );
    if (written) this.#waiting.splice(0, batch.length);
    if (written) told.agentReadsWritten(this.#waiting.length);
    else if (!this.#failing) told.agentReadsNotWritten(this.#waiting.length);
    this.#failing = !written;
    return written;
  }
}
