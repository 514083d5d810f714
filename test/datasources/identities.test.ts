import { describe, expect, it } from 'vitest';
import { Activity } from '../../src/activity.ts';
import type { CustomerInfo } from '../../src/datasources/customer-info.ts';
import { Identities, type Identity } from '../../src/datasources/identities.ts';
import { customerId } from '../../src/ids.ts';

function anAccount(id: string, more: Partial<CustomerInfo> = {}): CustomerInfo {
  const account = { customerId: customerId(id), clientAccountId: null, groupId: null };
  return {
    ...{ ...account, transactionId: null, isPrimary: true, primary: customerId(id) },
    ...{ firstName: null, lastName: null, email: `${id}@example.com`, phoneNumber: null },
    ...{ billingAddress: null, shippingAddress: null, lines: [], ...more },
  };
}

/** A store that keeps what it is given, transaction by transaction. */
function start({ failures = 0 } = {}) {
  const stored: (readonly Identity[])[] = [];
  const activity = new Activity();
  let left = failures;
  const store = async (identities: readonly Identity[]): Promise<void> => {
    if (left-- > 0) throw new Error('the disk is full');
    stored.push(identities);
  };
  return { identities: new Identities(store, activity), stored, activity };
}

const valuesOf = (stored: readonly (readonly Identity[])[]): readonly (readonly string[])[] =>
  stored.map((transaction) => transaction.map(({ value }) => value));

describe('identities', () => {
  it('hands on together what is read within a moment, each account once', async () => {
    const { identities, stored } = start();
    for (const id of ['a', 'b', 'a']) identities.note(anAccount(id));
    await identities.stop();
    identities.note(anAccount('b'));
    await identities.stop();
    expect(valuesOf(stored)).toEqual([['a@example.com', 'b@example.com']]);
  });

  it('writes the customers of a crowd in several transactions', async () => {
    const { identities, stored } = start();
    for (let at = 0; at < 40; at += 1) identities.note(anAccount(`c${at}`));
    await identities.stop();
    expect(stored.map((transaction) => transaction.length)).toEqual([16, 16, 8]);
  });

  it('hands on what has changed', async () => {
    const { identities, stored } = start();
    identities.note(anAccount('a'));
    await identities.stop();
    identities.note(anAccount('a', { phoneNumber: '+12125550111' }));
    await identities.stop();
    expect(valuesOf(stored).flat()).toEqual(['a@example.com', '+12125550111', 'a@example.com']);
  });

  it('hands on at the next reading what could not be stored', async () => {
    const { identities, stored } = start({ failures: 1 });
    identities.note(anAccount('a'));
    await identities.stop();
    identities.note(anAccount('a'));
    await identities.stop();
    expect(valuesOf(stored)).toEqual([['a@example.com']]);
  });

  it('is under way until it is stored', async () => {
    const { identities, stored, activity } = start();
    identities.note(anAccount('a'));
    await activity.quiet();
    expect(valuesOf(stored)).toEqual([['a@example.com']]);
  });
});
