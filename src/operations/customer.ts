/*
 * Customer changes: name, e-mail address and postal addresses of an account (row 26).
 *
 * Owns   what shows that a change was made: every field that was sent reads as it was sent (row 25).
 * Never  alters what was given: an address that the platform is known to refuse is refused with its field.
 */
import { seeded } from '../seeded-bug.ts';
import type { CustomerChanges, CustomerInfo } from '../datasources/customer.ts';
import type { CustomerId } from '../ids.ts';
import { addressFaults, addressFrom, isSameAddress, type AddressGiven } from './address.ts';
import { withValue, type DirectChange } from './engine/direct-change.ts';
import { isRefusal, refusal, wrongInput, type Refusal } from './engine/refusal.ts';
import { guarded } from './guarded-address.ts';
import { accountTarget, askedAccount, guessOnAccount } from './lines/account-target.ts';

interface UpdateCustomerInput {
  readonly customerId: string;
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly billingAddress?: AddressGiven | null | undefined;
  readonly shippingAddress?: AddressGiven | null | undefined;
}

interface UpdateCustomerRequest {
  readonly customer: CustomerId;
  readonly changes: CustomerChanges;
}

export const updateCustomer: DirectChange<UpdateCustomerInput, UpdateCustomerRequest, CustomerId> =
  {
    name: 'customer.updated',
    async ask(input, session) {
      const changes = changesFrom(input);
      const faults = faultsOf(changes);
      const asked = faults ?? (await askedAccount(input.customerId, session));
      if (isRefusal(asked) || !isAddressAlone(changes)) return asked;
      return { ...asked, guess: guessOnAccount(asked.account, 'EMAIL_ADDRESS') };
    },
    async prepare(input, turn) {
      const account = await accountTarget(input.customerId, turn.session);
      if (isRefusal(account)) return account;
      const address = await guarded(input.email, account, turn);
      if (isRefusal(address)) return address;
      const { differs, unlessLocked } = address;
      const customer = account.customerId;
      const request = { customer, changes: changesFrom(input) };
      const prepared = { account: customer, request, unlessLocked };
      // A form may repeat the address that the account has: that tries nothing.
      if (!differs) return prepared;
      const guess = guessOnAccount(customer, 'EMAIL_ADDRESS');
      return { ...prepared, guess, notice: { kind: 'EMAIL_CHANGED', customer, line: null } };
    },
    send: async ({ customer, changes }, sources) =>
      withValue(await sources.customer.update(customer, changes), customer),
    async reached({ customer, changes }, { sources }) {
      const info = await sources.customer.fresh(customer);
      return info && shows(info, changes) ? customer : null;
    },
  };

/** Whether nothing but an address is tried. */
const isAddressAlone = (changes: CustomerChanges): boolean =>
  Object.keys(changes).every((name) => name === 'email');

const changesFrom = (input: UpdateCustomerInput): CustomerChanges => ({
  ...(input.firstName != null && { firstName: input.firstName }),
  ...(input.lastName != null && { lastName: input.lastName }),
  ...(input.email != null && { email: input.email }),
  ...(input.billingAddress && { billingAddress: addressFrom(input.billingAddress) }),
  ...(input.shippingAddress && { shippingAddress: addressFrom(input.shippingAddress) }),
});

function faultsOf(changes: CustomerChanges): Refusal | null {
  const problems = [
    ...(Object.keys(changes).length === 0 ? [wrongInput('NOTHING_TO_CHANGE')] : []),
    ...(['billingAddress', 'shippingAddress'] as const).flatMap((name) =>
      changes[name] ? addressFaults(changes[name], name) : [],
    ),
  ];
  return problems.length > 0 ? refusal(...problems) : null;
}

const shows = (info: CustomerInfo, changes: CustomerChanges): boolean =>
  (['firstName', 'lastName', 'email'] as const).every(
    (name) => changes[name] === undefined || changes[name] === info[name],
  ) &&
  (['billingAddress', 'shippingAddress'] as const).every(
    (name) =>
      changes[name] === undefined ||
      isSameAddress(changes[name], info[name]) ||
      (seeded('first-field-proves-all') && changes[name].address1 === info[name]?.address1),
  );
