/*
 * Line situation: what of a line decides what can be done with it.
 *
 * Owns   what the gateway itself knows of a line: who works on it, whether its number has left, when it was switched off.
 * Never  asks the platform; the state of the line comes from the caller, who has read it.
 */
import type { CustomerInfo, LineInfo } from '../../datasources/customer.ts';
import { allGiven, whenGiven, type Given } from '../../datasources/wire/given.ts';
import type { CustomerId, OperationId } from '../../ids.ts';
import { UnreadableOperation, type JournalReads } from '../engine/journal.ts';
import { isOfKind, type Operation } from '../engine/operation.ts';
import { hasPortedOut } from '../port-out.ts';
import type { LineSituation } from './line-actions.ts';
import { lineName, partName, type LinePart } from './line-name.ts';

interface Ports {
  readonly journal: Pick<JournalReads, 'byRef' | 'holderOf' | 'locksOn'>;
  readonly clock: { now(): number };
}

type Deciding = Pick<
  LineInfo,
  'customerId' | 'status' | 'isPrimary' | 'activatedAt' | 'activatedOn'
> &
  Pick<CustomerInfo, 'primary'>;

/** `self` is the operation that asks: what it holds is not in its way. */
export function situationOf(
  { customerId: line, primary, status: said, isPrimary, activatedAt, activatedOn }: Deciding,
  { journal, clock }: Ports,
  self: OperationId | null = null,
): Given<LineSituation> {
  const gone = hasPortedOut({ customerId: line, activatedAt, activatedOn }, journal);
  const names = primary === null ? [lineName(line)] : [lineName(line), lineName(primary)];
  return whenGiven(gone, (isGone) => {
    const status = isGone ? 'PORTED_OUT' : said;
    const disconnected = status === 'DISCONNECTED' ? lastDisconnect(line, journal) : null;
    return whenGiven(disconnected, (disconnectedAt) =>
      whenGiven(heldParts(line, journal, self), ({ holders, closed }) =>
        whenGiven(journal.locksOn(names), (locks) => ({
          ...{ line, primary, status, isPrimary, holders, closed },
          ...{ locks, disconnectedAt, now: clock.now() },
        })),
      ),
    );
  });
}

const PARTS: readonly LinePart[] = ['line', 'suspend', 'data', 'roaming', 'plan', 'change'];

type Held = Required<Pick<LineSituation, 'holders' | 'closed'>>;

const heldParts = (
  line: CustomerId,
  journal: Ports['journal'],
  self: OperationId | null,
): Given<Held> =>
  whenGiven(
    allGiven(PARTS.map((part) => holderOf(partName(part, line), journal))),
    (found): Held => {
      const holders: Partial<Record<LinePart, Operation>> = {};
      const closed: LinePart[] = [];
      for (const [index, part] of PARTS.entries()) {
        const holder = found[index] ?? null;
        if (holder === 'unreadable') closed.push(part);
        else if (holder !== null && holder.id !== self) holders[part] = holder;
      }
      return { holders, closed };
    },
  );

/** An operation that cannot be opened still holds what it holds. */
function holderOf(name: string, journal: Ports['journal']): Given<Operation | 'unreadable' | null> {
  const holder = journal.holderOf(name);
  return holder instanceof Promise ? holder.catch(unreadable) : holder;
}

function unreadable(error: unknown): 'unreadable' {
  if (error instanceof UnreadableOperation) return 'unreadable';
  throw error;
}

const lastDisconnect = (line: CustomerId, journal: Ports['journal']): Given<number | null> =>
  whenGiven(journal.byRef(lineName(line)), (changes) => {
    const last = changes.findLast(
      (operation) =>
        isOfKind('line-change', operation) &&
        operation.detail.change === 'DISCONNECT' &&
        operation.status === 'SUCCEEDED',
    );
    return last?.settledAt ?? null;
  });
