/*
 * Operation search: what an operator knows of operations, as the journal looks for it.
 *
 * Owns   the audit row of every search, written before anything is read: who, by what, why, and never the number, address or id itself.
 * Gives  a page of which each operation is in the trail as read, whatever of it the document selects.
 */
import type {
  OperationCriteria as CriteriaInput,
  OperationKind,
  Resolvers,
} from '../generated/types.ts';
import {
  customerId,
  isPlatformId,
  operationId,
  ownId,
  partOf,
  readGlobalId,
  transactionId,
  type CustomerId,
  type TransactionId,
} from '../ids.ts';
import type { OperationCriteria } from '../operations/engine/operation-criteria.ts';
import type { OperationKind as Kind } from '../operations/engine/operation.ts';
import { connectionOf, noteGiven } from './operation.ts';
import { cursorKey, pageSize } from './pagination.ts';
import { BadInput } from './scalars/scalar.ts';

const KINDS = {
  PURCHASE: 'purchase',
  ACTIVATION: 'activation',
  PORT_IN: 'port-in',
  PORT_OUT: 'port-out',
  LINE_ACTION: 'line-change',
  NUMBER_SWAP: 'number-swap',
  SIM_SWAP: 'sim-swap',
  CUSTOMER_RESET: 'customer-reset',
  PLAN_CHANGE: 'plan-change',
  TOP_UP: 'top-up',
  CALLING_CREDIT: 'calling-credit',
  ROAMING_PACK: 'roaming-pack',
  PAYMENT: 'bill-payment',
  DIRECT_CHANGE: 'direct-change',
} as const satisfies Record<OperationKind, Kind>;

export const operationSearchResolvers = {
  Query: {
    operationsMatching: async (_root, { criteria, first, after }, context) => {
      const { journal, caller, purpose } = context;
      const wanted = criteriaOf(criteria);
      const last = cursorKey('Operation', after);
      await journal.note({
        ...{ action: 'operations.searched', actor: caller.subject, operationId: null },
        ...{ note: noteOf(wanted), document: purpose.document },
        ...(purpose.reason !== null && { reason: purpose.reason }),
      });
      const page = await journal.matching(wanted, {
        first: pageSize(first),
        after: last === null ? null : operationId(last),
      });
      await noteGiven(page, context);
      return connectionOf(page, last !== null);
    },
  },
} satisfies Resolvers;

/** Of two names of a customer the one is enough. */
function criteriaOf(input: CriteriaInput): OperationCriteria {
  const { phoneNumber, email, kind, status } = input;
  const customer = customerIn(input);
  const transaction = transactionIn(input);
  const callback = callbackIn(input);
  const [since, until] = [timeIn(input.since), timeIn(input.until)];
  const wanted: OperationCriteria = {
    ...(phoneNumber != null && { phoneNumber }),
    ...(email != null && { email }),
    ...(customer !== null && { customer }),
    ...(transaction !== null && { transaction }),
    ...(callback !== null && { callback }),
    ...(kind != null && { kind: KINDS[kind] }),
    ...(status != null && { status }),
    ...(since !== null && { since }),
    ...(until !== null && { until }),
  };
  if (Object.keys(wanted).length === 0)
    throw new BadInput('NOTHING_TO_SEARCH', { field: ['criteria'] });
  return wanted;
}

function customerIn({ customerId: id, reachCustomerId }: CriteriaInput): CustomerId | null {
  if (id == null && reachCustomerId == null) return null;
  const named = id == null ? null : partOf('Customer', id);
  if (id != null && named === null) throw badId('customerId');
  if (named !== null && reachCustomerId != null && named !== reachCustomerId)
    throw new BadInput('EXACTLY_ONE', { field: ['criteria'] });
  return customerId(platformId(named ?? reachCustomerId ?? '', 'reachCustomerId'));
}

const transactionIn = ({ reachTransactionId: id }: CriteriaInput): TransactionId | null =>
  id == null ? null : transactionId(platformId(id, 'reachTransactionId'));

function platformId(id: string, name: keyof CriteriaInput): string {
  if (!isPlatformId(id)) throw badId(name);
  return id;
}

function callbackIn({ callbackId }: CriteriaInput): string | null {
  if (callbackId == null) return null;
  const named = readGlobalId(callbackId);
  const id = ownId(named?.type === 'Callback' ? (named.parts[1] ?? '') : callbackId);
  if (id === null) throw badId('callbackId');
  return id;
}

const badId = (name: keyof CriteriaInput): BadInput =>
  new BadInput('ID_FORM', { field: ['criteria', name] });

/** A scalar has made a time of it, whatever the generated type says. */
const timeIn = (time: unknown): number | null => (typeof time === 'number' ? time : null);

/** What says nothing of a person stands there as it is. */
function noteOf({ kind, status, since, until, ...names }: OperationCriteria): string {
  const told = { kind, status, since: isoOf(since), until: isoOf(until) };
  const plain = Object.entries(told).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${value}`],
  );
  return [...Object.keys(names), ...plain].join(', ');
}

const isoOf = (time?: number): string | undefined =>
  time === undefined ? undefined : new Date(time).toISOString();
