/*
 * The control page by hand: every failure is one choice and one button away.
 */
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrand, AReach, buy, SECOND } from '../a-reach.ts';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'];

let browser: Browser;

beforeAll(async () => {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: ARGS });
});

afterAll(async () => {
  await browser?.close();
});

async function pageOf(reach: AReach): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${reach.simulator.url}/_simulator/`);
  await page.waitForSelector('#line option', { state: 'attached' });
  return page;
}

/** Chooses, clicks, and waits for the answer of the controls. */
async function act(page: Page, id: string, chosen: Record<string, string> = {}): Promise<void> {
  for (const [select, value] of Object.entries(chosen))
    await page.selectOption(`#${select}`, value);
  const answered = page.waitForResponse((response) => response.request().method() !== 'GET');
  await page.click(`#${id}`);
  await (await answered).finished();
}

describe('the control page', () => {
  it('makes requests of one row or of all rows fail', async () => {
    await using reach = await AReach.start();
    const page = await pageOf(reach);
    await act(page, 'add', { fault: 'html' });
    await act(page, 'add', { fault: 'status-500', row: '62', times: '3' });
    await act(page, 'limit');
    await act(page, 'outage');
    const { faults } = await reach.control('GET', 'faults');
    expect(faults.map(({ row, fault, times }: any) => [row, fault, times])).toEqual([
      ['*', 'html', 1],
      [62, 'status-500', 3],
      ['*', 'status-429', 0],
      ['*', 'status-503', 0],
    ]);
    await act(page, 'clear');
    expect((await reach.control('GET', 'faults')).faults).toEqual([]);
  });

  it('sets the way of callbacks, forges them, and tells of the line that is chosen', async () => {
    await using brand = await aBrand();
    await using reach = await AReach.start({ callbackUrl: brand.url });
    const page = await pageOf(reach);
    const lines: any[] = await reach.control('GET', 'lines');
    const { customerId } = lines[3];
    await act(page, 'mode', { callbacks: 'doubled' });
    await act(page, 'notify', { notice: 'USAGE_NOTIFICATION 100', line: customerId });
    await reach.simulator.settled();
    expect(brand.told).toMatchObject(Array(2).fill({ customerId, thresholdPct: 100 }));
    for (const forged of ['ACTIVATION', 'PRODUCT_PURCHASE', 'RDN_IMEI_CHANGE'])
      await act(page, 'forge', { forged });
    await reach.simulator.settled();
    const { callbacks } = reach.ledger;
    expect(callbacks.slice(2).map(({ type, forged }) => [type, forged])).toEqual(
      ['ACTIVATION', 'PRODUCT_PURCHASE', 'RDN_IMEI_CHANGE'].map((type) => [type, true]),
    );
  });

  it('lets links run out, and says why something cannot be done', async () => {
    await using reach = await AReach.start();
    const transactionId = await buy(reach);
    await reach.pass(130 * SECOND);
    const page = await pageOf(reach);
    await act(page, 'expire');
    expect(await reach.control('POST', `pay/${transactionId}`, { action: 'pay' })).toHaveProperty(
      'error',
    );
    const lines: any[] = await reach.control('GET', 'lines');
    const { customerId } = lines.find(({ status }) => status === 4);
    await act(page, 'notify', { notice: 'PORT_OUT', line: customerId });
    await page.waitForFunction("document.getElementById('said').textContent !== ''");
    expect(await page.textContent('#said')).toMatch(/only a line/);
  });
});
