/*
 * Calling view: the credit of an account for calls abroad, as the account and its group, under which the platform keeps it.
 */
import type { CustomerInfo } from '../datasources/customer.ts';

export interface CallingView {
  readonly account: CustomerInfo;
  readonly group: string;
}

/** Null when the platform keeps none. */
export const creditOf = (account: CustomerInfo): CallingView | null =>
  account.groupId === null ? null : { account, group: account.groupId };
