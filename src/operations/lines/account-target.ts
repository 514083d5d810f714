/*
 * Account target: the account that a change is about, read afresh, when the caller holds it or is an agent.
 */
import { isAtLeast } from '../../access/caller.ts';
import type { CustomerInfo } from '../../datasources/customer.ts';
import { problem } from '../../errors.ts';
import { customerId, partOf } from '../../ids.ts';
import { notFound, refusal, type Refusal } from '../engine/refusal.ts';
import type { Session } from '../engine/session.ts';

/** `id` is a global id. */
export async function accountTarget(
  id: string,
  { access, caller, sources }: Session,
): Promise<CustomerInfo | Refusal> {
  const own = partOf('Customer', id);
  const account = own === null ? null : customerId(own);
  if (account === null || !(await access.mayUseCustomer(caller, account)))
    return notFound('customerId');
  const info = await sources.customer.fresh(account);
  if (!info) return notFound('customerId');
  return info.isPrimary || isAtLeast(caller, 'AGENT') ? info : refusal(problem('HOLDER_ONLY'));
}
