import { describe, expect, it } from 'vitest';
import { AReach, buy, MINUTE, SECOND, statusOf } from './a-reach.ts';

async function aLink(reach: AReach): Promise<{ id: string; url: string }> {
  const id = await buy(reach);
  await reach.pass(130 * SECOND);
  return { id, url: (await statusOf(reach, id)).link.url };
}

const press = (url: string, action: string): Promise<Response> =>
  fetch(url.replace('.html', ''), {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ action }) },
  });

describe('the payment page', () => {
  it('has two buttons that say what they do, and the sum', async () => {
    await using reach = await AReach.start();
    const response = await fetch((await aLink(reach)).url);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('$5.30');
    expect([...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, text]) => text)).toEqual([
      'Pay',
      'Decline',
    ]);
  });

  it('goes back to the shop with the transaction, and a second click goes there too but does not pay again', async () => {
    await using reach = await AReach.start();
    const { id, url } = await aLink(reach);
    const clicks = [await press(url, 'pay'), await press(url, 'pay')];
    expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
    expect(clicks.map(({ headers }) => headers.get('location'))).toEqual(
      [1, 2].map(() => `https://shop.test/return/n?transId=${id}`),
    );
    await reach.pass(MINUTE);
    expect(reach.effects()).toEqual(['purchase', 'payment']);
    expect(await (await fetch(url)).text()).toContain('This was dealt with');
  });

  it('says so when the link has run out, and takes no payment', async () => {
    await using reach = await AReach.start();
    const { url } = await aLink(reach);
    await reach.control('POST', 'faults', { expireLinks: true });
    expect((await fetch(url)).status).toBe(410);
    expect((await press(url, 'pay')).status).toBe(410);
    expect(reach.effects()).toEqual(['purchase']);
  });

  it('takes nothing but pay and decline, and knows no other links', async () => {
    await using reach = await AReach.start();
    const { url } = await aLink(reach);
    expect((await press(url, 'refund')).status).toBe(400);
    expect((await fetch(`${reach.simulator.url}/pay/nothing.html`)).status).toBe(404);
    expect(reach.effects()).toEqual(['purchase']);
  });
});
