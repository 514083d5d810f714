/*
 * Line situation: what of a line decides what can be done with it.
 *
 * Owns   what the gateway itself knows of a line: who works on it, whether its number has left, when it was switched off.
 * Never  asks the platform; the state of the line comes from the caller, who has read it.
 */
import type { CustomerInfo, LineInfo } from '../../datasources/customer.ts';
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
export async function situationOf(
  { customerId: line, primary, status: said, isPrimary, activatedAt, activatedOn }: Deciding,
  { journal, clock }: Ports,
  self: OperationId | null = null,
): Promise<LineSituation> {
  const gone = await hasPortedOut({ customerId: line, activatedAt, activatedOn }, journal);
  const status = gone ? 'PORTED_OUT' : said;
  const disconnectedAt = status === 'DISCONNECTED' ? await lastDisconnect(line, journal) : null;
  const held = await heldParts(line, journal, self);
  const names = [line, ...(primary === null ? [] : [primary])].map(lineName);
  const locks = await journal.locksOn(names);
  return { line, primary, status, isPrimary, ...held, locks, disconnectedAt, now: clock.now() };
}

const PARTS: readonly LinePart[] = ['line', 'suspend', 'data', 'roaming', 'plan', 'change'];

async function heldParts(
  line: CustomerId,
  journal: Ports['journal'],
  self: OperationId | null,
): Promise<Pick<LineSituation, 'holders' | 'closed'>> {
  const held = await Promise.all(
    PARTS.map(async (part) => [part, await holderOf(partName(part, line), journal)] as const),
  );
  const readable = held.filter((one): one is readonly [LinePart, Operation] =>
    isOther(one[1] === 'unreadable' ? null : one[1], self),
  );
  const closed = held.filter(([, holder]) => holder === 'unreadable').map(([part]) => part);
  return { holders: Object.fromEntries(readable), closed };
}

/** An operation that cannot be opened still holds what it holds. */
async function holderOf(
  name: string,
  journal: Ports['journal'],
): Promise<Operation | 'unreadable' | null> {
  try {
    return await journal.holderOf(name);
  } catch (error) {
    if (error instanceof UnreadableOperation) return 'unreadable';
    throw error;
  }
}

const isOther = (holder: Operation | null, self: OperationId | null): boolean =>
  holder !== null && holder.id !== self;

async function lastDisconnect(line: CustomerId, journal: Ports['journal']): Promise<number | null> {
  const changes = await journal.byRef(lineName(line));
  const last = changes.findLast(
    (operation) =>
      isOfKind('line-change', operation) &&
      operation.detail.change === 'DISCONNECT' &&
      operation.status === 'SUCCEEDED',
  );
  return last?.settledAt ?? null;
}
