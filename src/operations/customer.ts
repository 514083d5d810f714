/*
 * Customer changes: name, e-mail address and postal addresses of an account (row 26).
 *
 * Never  alters what was given: an address that the platform is known to refuse is refused with its field.
 */
import type { CustomerChanges, CustomerInfo } from '../datasources/customer.ts';
import type { CustomerId } from '../ids.ts';
import { accountTarget } from './lines/account-target.ts';
import { addressFaults, addressFrom, type AddressGiven } from './address.ts';
import type { DirectChange } from './engine/direct-change.ts';
import { isRefusal, refusal, wrongInput, type Refusal } from './engine/refusal.ts';
import type { Session } from './engine/session.ts';

interface UpdateCustomer {
  readonly customerId: string;
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly billingAddress?: AddressGiven | null | undefined;
  readonly shippingAddress?: AddressGiven | null | undefined;
}

export const updateCustomer = (
  asked: UpdateCustomer,
  session: Session,
): DirectChange<CustomerId> => ({
  name: 'customer.updated',
  async plan() {
    const account = await accountTarget(asked.customerId, session);
    if (isRefusal(account)) return account;
    const { customerId } = account;
    const changes = changesFrom(asked);
    const faults = faultsOf(changes);
    if (faults) return faults;
    const source = session.sources.customer;
    return {
      send: async () => {
        const answer = await source.update(customerId, changes);
        return answer.outcome === 'accepted' ? { ...answer, value: customerId } : answer;
      },
      reached: async () => {
        const info = await source.fresh(customerId);
        return info && isDone(changes, info) ? customerId : null;
      },
    };
  },
});

const changesFrom = (asked: UpdateCustomer): CustomerChanges => ({
  ...(asked.firstName != null && { firstName: asked.firstName.trim() }),
  ...(asked.lastName != null && { lastName: asked.lastName.trim() }),
  ...(asked.email != null && { email: asked.email }),
  ...(asked.billingAddress && { billingAddress: addressFrom(asked.billingAddress) }),
  ...(asked.shippingAddress && { shippingAddress: addressFrom(asked.shippingAddress) }),
});

function faultsOf(changes: CustomerChanges): Refusal | null {
  const paths = [
    ...(Object.keys(changes).length === 0 ? [[]] : []),
    ...(changes.firstName === '' ? [['firstName']] : []),
    ...(changes.lastName === '' ? [['lastName']] : []),
    ...(['billingAddress', 'shippingAddress'] as const).flatMap((name) =>
      (changes[name] ? addressFaults(changes[name]) : []).map((field) => [name, field]),
    ),
  ];
  const problems = paths.map((path) => wrongInput(...path));
  return problems.length > 0 ? refusal(...problems) : null;
}

const isDone = (
  { billingAddress, shippingAddress, ...names }: CustomerChanges,
  info: CustomerInfo,
) =>
  (['firstName', 'lastName', 'email'] as const).every(
    (name) => (names[name] ?? info[name]) === info[name],
  ) &&
  (billingAddress?.address1 ?? info.billingAddress?.address1) === info.billingAddress?.address1 &&
  (shippingAddress?.address1 ?? info.shippingAddress?.address1) === info.shippingAddress?.address1;
