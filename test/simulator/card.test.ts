import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AReach, MINUTE } from './a-reach.ts';

const BACK = 'https://shop.test/cards?from=app';
const GOOD = '00000002-0000-4000-9000-000000000000';
const DECLINED = '00000002-0000-4000-9000-000000000001';
const LENAS = '00000001-0000-4000-9000-000000000000';

const cardsOf = async (reach: AReach, customerId: string): Promise<any[]> =>
  (await reach.call('GET', `account/card?customerId=${customerId}`)).body.data;

const linkFor = async (reach: AReach, customerId: string): Promise<any> =>
  (await reach.call('PUT', `account/generate/addcard/link/${customerId}`, { redirectUrl: BACK }))
    .body.data.link;

const press = (url: string, action: string): Promise<Response> =>
  fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ action }) });

const remove = async (reach: AReach, cardId: string, customerId: string): Promise<number> =>
  (await reach.call('DELETE', `account/card?cardId=${cardId}&customerId=${customerId}`)).status;

const update = (reach: AReach, body: object): Promise<{ status: number; body: any }> =>
  reach.call('PUT', 'account/card', body);

describe('the page on which a card is added', () => {
  it.each(['guide', 'observed'] as const)(
    'is linked for 15 minutes, in the words of the platform as %s',
    async (vocabulary) => {
      await using reach = await AReach.start({ vocabulary });
      const { url, createdDate, expireDate } = await linkFor(reach, IDS.lena);
      expect(Date.parse(expireDate) - Date.parse(createdDate)).toBe(15 * MINUTE);
      await reach.pass(15 * MINUTE - 1);
      expect((await fetch(url)).status).toBe(200);
      await reach.pass(1);
      expect((await fetch(url)).status).toBe(410);
      expect((await press(url, 'add')).status).toBe(410);
      expect(reach.effects()).toEqual([]);
    },
  );

  it('stores one card and goes back to the shop, also after a second click', async () => {
    await using reach = await AReach.start();
    const { url } = await linkFor(reach, IDS.lena);
    const clicks = [await press(url, 'add'), await press(url, 'add')];
    expect(clicks.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
      [303, BACK],
      [303, BACK],
    ]);
    expect(await cardsOf(reach, IDS.lena)).toMatchObject([
      { ccUUID: LENAS, default: true, priority: 1 },
      { last4: '4242', default: false, priority: 2 },
    ]);
    expect(reach.effects()).toEqual(['card-added']);
    expect(await (await fetch(url)).text()).toContain('This was dealt with');
  });

  it('takes a card that is declined, and lets somebody go back without one', async () => {
    await using reach = await AReach.start();
    const { url } = await linkFor(reach, IDS.lena);
    expect((await press(url, 'cancel')).headers.get('location')).toBe(BACK);
    expect((await press(url, 'steal')).status).toBe(400);
    expect(reach.effects()).toEqual([]);
    await press(url, 'add-declined');
    expect((await cardsOf(reach, IDS.lena)).at(-1)).toMatchObject({ last4: '0002' });
  });

  it('runs out when the links are told to, and is not found elsewhere', async () => {
    await using reach = await AReach.start();
    const { url } = await linkFor(reach, IDS.lena);
    await reach.control('POST', 'faults', { expireLinks: true });
    expect((await fetch(url)).status).toBe(410);
    expect((await fetch(`${reach.simulator.url}/card/nothing.html`)).status).toBe(404);
    const path = 'account/generate/addcard/link/nobody';
    expect((await reach.call('PUT', path, { redirectUrl: BACK })).status).toBe(404);
  });
});

describe('a stored card', () => {
  it('is read by its id alone, and is unknown under another', async () => {
    await using reach = await AReach.start();
    const { body } = await reach.call('GET', `account/card/specific?cardId=${DECLINED}`);
    expect(body.data).toMatchObject({ ccUUID: DECLINED, cardId: DECLINED, last4: '0002' });
    expect((await reach.call('GET', 'account/card/specific?cardId=x')).status).toBe(404);
  });

  it('becomes the only default one', async () => {
    await using reach = await AReach.start();
    const path = `account/card?id=${DECLINED}&default=true`;
    expect((await reach.call('PUT', path)).status).toBe(200);
    const cards = await cardsOf(reach, IDS.farah);
    expect(cards.map((card) => card.default)).toEqual([false, true]);
    expect(reach.ledger.effects).toMatchObject([{ row: 15, effect: 'card-default' }]);
    expect((await reach.call('PUT', 'account/card?id=x&default=true')).status).toBe(404);
    expect((await reach.call('PUT', 'account/card?default=true')).status).toBe(400);
  });

  it('gets another expiry and another place in the order of trying', async () => {
    await using reach = await AReach.start();
    const { body } = await update(reach, { cardId: DECLINED, expMonth: 3, expYear: 2026 });
    expect(body.data).toMatchObject({ expMonth: 3, expYear: 2026, priority: 2 });
    await update(reach, { cardId: DECLINED, priority: 1 });
    const cards = await cardsOf(reach, IDS.farah);
    expect(cards.map(({ cardId, priority }) => [cardId, priority])).toEqual([
      [DECLINED, 1],
      [GOOD, 2],
    ]);
    expect(reach.ledger.effects).toMatchObject([
      { row: 16, effect: 'card-updated' },
      { row: 16, effect: 'card-updated' },
    ]);
  });

  it.each([
    ['a month that does not exist', { expMonth: 13 }, 'ExpMonth'],
    ['an expiry in the past', { expMonth: 2, expYear: 2026 }, 'ExpYear'],
    ['a place that does not exist', { priority: 3 }, 'Priority'],
  ])('is not given %s', async (_what, change, field) => {
    await using reach = await AReach.start();
    const { status, body } = await update(reach, { cardId: DECLINED, ...change });
    expect([status, Object.keys(body.meta)]).toEqual([400, [field]]);
    expect((await cardsOf(reach, IDS.farah))[1]).toMatchObject({ expMonth: 12, priority: 2 });
    expect(reach.effects()).toEqual([]);
  });

  it('is removed, but neither when it is the only one nor when it is the default', async () => {
    await using reach = await AReach.start();
    expect(await remove(reach, LENAS, IDS.lena)).toBe(409);
    expect(await remove(reach, GOOD, IDS.farah)).toBe(409);
    expect(reach.effects()).toEqual([]);
    expect(await remove(reach, DECLINED, IDS.farah)).toBe(200);
    expect((await cardsOf(reach, IDS.farah)).map(({ cardId }) => cardId)).toEqual([GOOD]);
    expect(reach.effects()).toEqual(['card-deleted']);
  });

  it('is not found at another customer', async () => {
    await using reach = await AReach.start();
    expect(await remove(reach, DECLINED, IDS.lena)).toBe(404);
    expect(await remove(reach, 'x', IDS.farah)).toBe(404);
    expect(await remove(reach, DECLINED, 'nobody')).toBe(404);
    expect((await update(reach, { cardId: 'x', priority: 1 })).status).toBe(404);
    expect((await reach.call('PUT', 'account/card')).body.meta).toEqual({ CardId: 'is required' });
  });
});
