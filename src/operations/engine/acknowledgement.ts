/*
 * Acknowledgement: up to which revision a person has seen an operation on a screen.
 *
 * Owns   the rule that the highest revision counts, in whatever order they come; so that nothing is lost or gained by sending one again.
 * Gives  what tells people of their operations another way a reason not to.
 * Never  notes what the operation has not been: an app that is wrong about that learns it at once.
 */
import type { Problem } from '../../errors.ts';
import { operationId, partOf, type OperationId } from '../../ids.ts';
import type { JournalReads } from './journal.ts';
import type { Operation } from './operation.ts';
import { isRefusal, notFound, refusal, wrongInput, type Refusal } from './refusal.ts';
import type { Session } from './session.ts';

export interface Acknowledgement {
  /** The `sub` of the person. */
  readonly subject: string;
  readonly operationId: OperationId;
  readonly revision: number;
}

/** What was seen by whom; `store` implements it. It is forgotten with its operation. */
export interface AcknowledgementBook {
  /** Durable when it resolves. A lower revision than the one that stands changes nothing. */
  note(seen: Acknowledgement): Promise<void>;
  /** The highest revision that the person has seen, 0 when none. */
  seen(of: Omit<Acknowledgement, 'revision'>): Promise<number>;
}

interface AcknowledgeInput {
  /** A global id. */
  readonly operationId: string;
  readonly revision: number;
}

interface Acknowledged {
  readonly outcome: 'ACCEPTED' | 'REFUSED';
  readonly problems: readonly Problem[];
  readonly operation: Operation | null;
}

interface Ports {
  readonly journal: Pick<JournalReads, 'load'>;
  readonly book: AcknowledgementBook;
}

export class Acknowledgements {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Only who may see an operation can have seen it. */
  async acknowledge(
    { operationId: id, revision }: AcknowledgeInput,
    session: Pick<Session, 'caller' | 'access'>,
  ): Promise<Acknowledged> {
    const operation = await this.#seenBy(id, session);
    if (isRefusal(operation)) return refused(operation, null);
    if (revision < 1 || revision > operation.revision)
      return refused(refusal(wrongInput('WRONG_KIND', 'revision')), operation);
    const { subject } = session.caller;
    await this.#ports.book.note({ subject, operationId: operation.id, revision });
    return { outcome: 'ACCEPTED', problems: [], operation };
  }

  async #seenBy(
    id: string,
    { caller, access }: Pick<Session, 'caller' | 'access'>,
  ): Promise<Operation | Refusal> {
    const own = partOf('Operation', id);
    const operation = own === null ? null : await this.#ports.journal.load(operationId(own));
    const may = operation !== null && (await access.mayUseOperation(caller, operation));
    return may ? operation : notFound('operationId');
  }
}

const refused = ({ problems }: Refusal, operation: Operation | null): Acknowledged => ({
  outcome: 'REFUSED',
  problems,
  operation,
});
