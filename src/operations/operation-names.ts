/*
 * Operation names: under which names operators find an operation.
 *
 * Owns   the spelling of the names of customers, lines, phone numbers, e-mail addresses and transactions. The store keeps digests of them.
 * Gives  every name that an operation tells by itself, and the names that each criterion stands for.
 * Never  serves a callback: those find an operation by its `refs` alone, which are proven.
 */
import { readGlobalId, type CustomerId, type TransactionId } from '../ids.ts';
import type { Operation } from './engine/operation.ts';
import { lineName } from './lines/line-name.ts';
import { answeredRef, buyerRef, transactionRef } from './purchase-proof.ts';

/** E.164. */
export const numberName = (phoneNumber: string): string => `number:${phoneNumber}`;
export const emailName = (email: string): string => `email:${email.trim().toLowerCase()}`;
const customerName = (id: string): string => `customer:${id}`;

/** Operations of an account or about a line, those included that were stored before they had a name of their own for it. */
export const namesOfCustomer = (id: CustomerId): readonly string[] => [
  customerName(id),
  lineName(id),
  buyerRef(id),
];

export const namesOfTransaction = (id: TransactionId): readonly string[] => [
  transactionRef(id),
  answeredRef(id),
];

type Told = Pick<Operation, 'customerId' | 'detail'>;

/** What an operation tells by itself. */
export const namesOf = (operation: Told): readonly string[] => [
  ...customersIn(operation).map(customerName),
  ...numbersIn(operation).map(numberName),
  ...transactionsIn(operation).map(transactionRef),
];

/** What the input of a change names that is answered by its result alone: a line, or an address that mail goes to. */
export function namesGiven(input: object): readonly string[] {
  const email = 'email' in input && typeof input.email === 'string' ? input.email : null;
  const lineId = 'lineId' in input && typeof input.lineId === 'string' ? input.lineId : null;
  const line = lineId === null ? undefined : readGlobalId(lineId)?.parts[1];
  return [
    ...(email === null ? [] : [emailName(email)]),
    ...(line === undefined ? [] : [customerName(line)]),
  ];
}

const isThere = <T>(value: T | null): value is T => value !== null;

function customersIn({ customerId, detail }: Told): readonly CustomerId[] {
  const named = [
    customerId,
    'account' in detail ? detail.account : null,
    'line' in detail ? detail.line : null,
    'holder' in detail ? detail.holder : null,
    ...('lineIds' in detail ? detail.lineIds : []),
  ];
  return [...new Set(named.filter(isThere))];
}

function numbersIn({ detail }: Told): readonly string[] {
  const named = [
    'number' in detail ? detail.number : null,
    'phoneNumber' in detail ? detail.phoneNumber : null,
    'previousNumber' in detail ? detail.previousNumber : null,
  ];
  return [...new Set(named.filter(isThere))];
}

/** The transactions of the platform that an operation is known by, oldest first. */
export function transactionsIn({ detail }: Pick<Told, 'detail'>): readonly TransactionId[] {
  if ('attempts' in detail) return detail.attempts.map(({ transactionId }) => transactionId);
  return 'transactionId' in detail && detail.transactionId !== null ? [detail.transactionId] : [];
}
