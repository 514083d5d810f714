import { describe, expect, it } from 'vitest';
import type { AccountLinks } from '../../src/access/account-links.ts';
import { ANONYMOUS, type Caller } from '../../src/access/caller.ts';
import { Access } from '../../src/access/ownership.ts';
import { customerId } from '../../src/ids.ts';
import { anOperation } from '../subscriptions/an-operation.ts';

const named = customerId('named');
const linked = customerId('linked');

/** Links one customer to everybody who asks, and counts the questions. */
class Links implements AccountLinks {
  asked: string[] = [];

  of(subject: string) {
    this.asked.push(subject);
    return Promise.resolve([linked]);
  }
}

const sam: Caller = { role: 'CUSTOMER', subject: 'sam', customers: [named], expiresAt: null };
const ann: Caller = { ...sam, role: 'AGENT', subject: 'ann', customers: [] };

const operation = (subject: string, customer: string | null, line = 'a-line') =>
  anOperation('o', {
    subject,
    customerId: customer === null ? null : customerId(customer),
    detail: {
      ...{ kind: 'port-out', account: customerId('an-account'), line: customerId(line) },
      ...{ number: null, numberKnownAt: null },
    },
  });
const event = (type: 'LineChanged' | 'BillChanged', customer: string, line: string | null) => ({
  type,
  customerId: customerId(customer),
  line: line === null ? null : customerId(line),
});

describe('Ownership', () => {
  it('joins the customers of the token and those of purchases, and asks for them once', async () => {
    const links = new Links();
    const access = new Access(links);

    expect([...(await access.customersOf(sam))]).toEqual([named, linked]);
    expect(await access.mayUseCustomer(sam, customerId('linked'))).toBe(true);
    expect(await access.mayUseCustomer(sam, customerId('foreign'))).toBe(false);
    expect(links.asked).toEqual(['sam']);
  });

  it('keeps two people apart', async () => {
    const access = new Access({ of: (subject) => Promise.resolve([customerId(`of-${subject}`)]) });
    const eve = { ...sam, subject: 'eve', customers: [] };

    await access.customersOf(sam);

    expect([...(await access.customersOf(eve))]).toEqual(['of-eve']);
  });

  it('gives agents every customer of the brand, but not as their own', async () => {
    const access = new Access({ of: () => Promise.resolve([]) });

    expect(await access.mayUseCustomer(ann, customerId('foreign'))).toBe(true);
    expect([...(await access.customersOf(ann))]).toEqual([]);
  });

  it('gives nobody nothing, whatever the store says', async () => {
    const links = new Links();
    const access = new Access(links);
    const unnamed = { ...ANONYMOUS, role: 'ADMIN' as const };

    for (const caller of [ANONYMOUS, unnamed]) {
      expect([...(await access.customersOf(caller))]).toEqual([]);
      expect(await access.mayUseCustomer(caller, customerId('linked'))).toBe(false);
      expect(await access.mayUseOperation(caller, operation('', null))).toBe(false);
      expect(await access.mayUseEvent(caller, event('LineChanged', 'linked', null))).toBe(false);
    }
    expect(links.asked).toEqual([]);
  });

  it.each([
    ['they began', operation('sam', null), true],
    ['is about a customer of theirs', operation('eve', 'named'), true],
    ['is about a customer that was linked to them', operation('eve', 'linked'), true],
    ['is about somebody else', operation('eve', 'foreign'), false],
    ['somebody else began', operation('eve', null), false],
    ['nobody began, about a line of theirs', operation('', 'foreign', 'named'), true],
    ['nobody began, about a line of others', operation('', 'foreign', 'foreign'), false],
    ['somebody else began, about a line of theirs', operation('eve', 'foreign', 'named'), false],
  ])('lets people use an operation that %s: %s', async (_name, which, may) => {
    expect(await new Access(new Links()).mayUseOperation(sam, which)).toBe(may);
  });

  it('lets agents use every operation', async () => {
    expect(await new Access(new Links()).mayUseOperation(ann, operation('eve', 'foreign'))).toBe(
      true,
    );
  });

  it.each([
    ['of a customer of theirs', event('LineChanged', 'linked', 'foreign'), true],
    ['of a line of theirs', event('LineChanged', 'foreign', 'named'), true],
    ['of their bills', event('BillChanged', 'named', null), true],
    ['of the bills of a line of theirs', event('BillChanged', 'foreign', 'named'), false],
    ['of somebody else', event('LineChanged', 'foreign', null), false],
  ])('tells people events %s: %s', async (_name, which, may) => {
    const access = new Access(new Links());
    expect(await access.mayUseEvent(sam, which)).toBe(may);
    expect(await access.mayUseEvent(ann, which)).toBe(true);
  });
});
