import { describe, expect, it } from 'vitest';
import { direct, firstCustomer, firstLine } from '../support/actions.ts';
import { AGENT, FARAH, LENA } from '../support/people.ts';
import { World } from '../support/world.ts';

const REFUSED = { outcome: 'REFUSED', problems: [{ code: 'TOO_OFTEN', remedy: 'WAIT' }] };
const HOUR = 3_600_000;

describe('what reaches somebody by e-mail or text', () => {
  it('is at most ten invoices an hour of one account, whatever the addresses', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { viewer } = await lena.data(
      '{ viewer { customers { bills(first: 1) { edges { node { id } } } } } }',
    );
    const billId = viewer.customers[0].bills.edges[0].node.id;
    const send = (n: number): Promise<any> =>
      direct(lena, 'emailInvoice', { billId, email: `somebody-${n}@example.com` });
    for (let n = 0; n < 10; n += 1) expect(await send(n)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await send(10)).toMatchObject(REFUSED);
    expect(world.attempts(46)).toHaveLength(10);
    await world.pass(HOUR);
    expect(await send(11)).toMatchObject({ outcome: 'ACCEPTED' });
  });

  it('is at most twenty texts an hour to one line, and other lines have their own', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const agent = await world.as(AGENT);
    const { id: lineId } = await firstLine(lena);
    const send = (n: number): Promise<any> =>
      direct(agent, 'sendSms', { lineId, text: `Reminder ${n}` });
    for (let n = 0; n < 20; n += 1) expect(await send(n)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await send(20)).toMatchObject(REFUSED);
    expect(world.attempts(24)).toHaveLength(20);
    const { lines } = await firstCustomer(await world.as(FARAH));
    const other = { lineId: lines[1].id, text: 'Hello' };
    expect(await direct(agent, 'sendSms', other)).toMatchObject({ outcome: 'ACCEPTED' });
  });
});
