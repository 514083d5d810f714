import { describe, expect, it } from 'vitest';
import type { CustomerChanges } from '../../src/datasources/customer.ts';
import { customerId } from '../../src/ids.ts';
import { ADDRESS } from './cart-sample.ts';
import { gives, says, StubReach } from './wire/stub-reach.ts';

const CUSTOMER = customerId('c-1');

describe('a change of the customer', () => {
  it('makes later readings new ones', async () => {
    await using reach = await StubReach.start();
    const info = (firstName: string) => gives({ customerId: 'c-1', status: 2, firstName });
    const { customer } = reach.next(info('Ann'), gives({}), info('Eve')).sources();
    expect(await customer.info(CUSTOMER)).toMatchObject({ firstName: 'Ann' });
    await customer.update(CUSTOMER, { firstName: 'Eve' });
    expect(await customer.info(CUSTOMER)).toMatchObject({ firstName: 'Eve' });
  });

  it.each<[CustomerChanges, string, readonly string[]]>([
    [{ billingAddress: ADDRESS }, 'Zip', ['input', 'billingAddress']],
    [{ shippingAddress: ADDRESS }, 'addresses[0].state', ['input', 'shippingAddress']],
    [{ billingAddress: ADDRESS, shippingAddress: ADDRESS }, 'City', ['input']],
    [{ lastName: 'B' }, 'LastName', ['input', 'lastName']],
  ])('names the field that is wrong', async (changes, name, field) => {
    await using reach = await StubReach.start();
    reach.next(says(400, { meta: { [name]: 'is not valid' } }));
    expect(await reach.sources().customer.update(CUSTOMER, changes)).toMatchObject({
      outcome: 'declined',
      problem: { code: 'INPUT_INVALID', field },
    });
  });

  it('says when the e-mail address is taken', async () => {
    await using reach = await StubReach.start();
    reach.next(says(400, { meta: { Email: 'already exists' } }));
    const answer = await reach.sources().customer.update(CUSTOMER, { email: 'a@b.example' });
    expect(answer).toMatchObject({ problem: { code: 'EMAIL_TAKEN', field: ['input', 'email'] } });
  });
});
