/*
 * Order body: what rows 8, 9 and 11 ask for, in one shape.
 *
 * Owns   the reading of both bodies; the contract has judged them already, so that a shape is taken at its word.
 */
import { text, type Body } from './engine/body.ts';
import {
  accountOf,
  type Account,
  type Address,
  type OrderLine,
  type World,
} from './engine/world.ts';

export interface Holder {
  readonly firstName: string;
  readonly lastName: string;
  readonly billingPhoneNumber: string;
  readonly email: string;
  readonly addresses: readonly Address[];
  readonly shipmentType?: string | null;
  readonly clientAccountId: string;
  readonly payment?: Payment;
}

interface Payment {
  readonly collection?: number;
  readonly ccUUID?: string;
}

export interface AskedOrder {
  /** Who orders, as the order says; null where only a customerId is given. */
  readonly holder: Holder | null;
  /** The account that exists already, or null for a new customer. */
  readonly account: Account | null;
  readonly lines: readonly OrderLine[];
  readonly shipmentType: string | null;
  /** Of the billing address: taxes follow it. */
  readonly zip: string;
  readonly redirectUrl: string;
  readonly clientAccountId: string;
  readonly collection: number | null;
  readonly cardId: string | null;
}

interface WireOrder {
  readonly accountInfo: Holder;
  readonly lines: readonly OrderLine[];
  readonly redirectUrl: string;
}

/** Rows 8 and 9. */
export function newOrderIn(body: Body, account: Account | null): AskedOrder {
  const { accountInfo: holder, lines, redirectUrl } = body as unknown as WireOrder;
  return {
    ...{ holder, account, lines, redirectUrl },
    shipmentType: holder.shipmentType ?? null,
    zip: zipOf(holder.addresses),
    clientAccountId: holder.clientAccountId,
    collection: holder.payment?.collection ?? null,
    cardId: null,
  };
}

interface WireSubsequentOrder {
  readonly lines?: readonly OrderLine[];
  readonly shipmentType?: string | null;
  readonly payment?: Payment;
}

/** Row 11. Without a reference of its own the order goes under the account's. */
export function subsequentOrderIn(body: Body, account: Account): AskedOrder {
  const { lines = [], shipmentType = null, payment } = body as unknown as WireSubsequentOrder;
  return {
    ...{ holder: null, account, lines, shipmentType, zip: zipOf(account.addresses) },
    redirectUrl: text(body, 'redirectUrl'),
    clientAccountId: text(body, 'clientAccountId') || account.clientAccountId,
    collection: payment?.collection ?? null,
    cardId: payment?.ccUUID ?? null,
  };
}

/** The account that a body names: undefined when it names one that does not exist. */
export function namedAccount(world: World, body: Body): Account | null | undefined {
  const customerId = text(body, 'customerId');
  return customerId === '' ? null : accountOf(world, customerId);
}

const zipOf = (addresses: readonly Address[]): string =>
  (addresses.find(({ type }) => type === 'billing') ?? addresses[0])?.zip ?? '';
