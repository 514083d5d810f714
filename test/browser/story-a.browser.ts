/*
 * Story A by hand: a newcomer opens the explorer, signs in, buys, pays, comes back, and watches the line become active.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { folder } from '../support/world.ts';
import { launched } from './chromium.ts';

const SCREENSHOT = fileURLToPath(new URL('../../docs/screenshot.png', import.meta.url));

let browser: Browser;
let sandbox: Sandbox;
let place: Awaited<ReturnType<typeof folder>>;

beforeAll(async () => {
  place = await folder();
  const ports = { port: 4400, adminPort: 4401, simulatorPort: 4410 };
  sandbox = await startSandbox({ ...ports, speed: 60, keep: false, folder: place.path });
  browser = await launched();
});

afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
  await place?.[Symbol.asyncDispose]();
});

const run = async (page: Page, tab: string): Promise<void> => {
  await page.getByRole('tab', { name: tab }).click();
  await page.getByRole('button', { name: /Execute query/ }).click();
};

const answer = (page: Page) => page.locator('.result-window');

const shows = (page: Page, text: string | RegExp): Promise<void> =>
  answer(page).getByText(text).first().waitFor({ timeout: 20_000 });

/** One answer that holds all of these; the tab may still show an older one. */
const showsTogether = (page: Page, texts: readonly string[]): Promise<void> =>
  expect
    .poll(
      async () => {
        const shown = await answer(page).innerText();
        return texts.every((text) => shown.includes(text));
      },
      { timeout: 30_000 },
    )
    .toBe(true);

it('goes from the explorer through the payment page to an active line, and nothing leaves the host', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const strangers: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') strangers.push(hostname);
  });
  await page.goto(`${sandbox.gateway.url}/graphiql`);
  await page.getByRole('button', { name: 'sam', exact: true }).click();
  await page.getByText('Signed in as sam.').waitFor();

  await run(page, 'A1_Plans');
  await shows(page, 'maxLines');
  await run(page, 'A2_Quote');
  await shows(page, 'NEW_CUSTOMER');
  await run(page, 'A3_Buy');
  await shows(page, 'ACCEPTED');
  await run(page, 'A4_Watch');
  await shows(page, 'PayAtLink');
  const shown = (await answer(page).innerText()).replace(/\s/g, ''); // long lines are wrapped
  const link = /http[^"]+\/pay\/[\w-]+\.html/.exec(shown)?.[0];
  expect(link).toBeDefined();

  const payment = await browser.newPage();
  await payment.goto(link ?? '');
  await payment.getByRole('button', { name: 'Pay' }).click();
  await payment.getByText(/transId=/).waitFor();
  expect(new URL(payment.url()).pathname).toMatch(/^\/sandbox\/return\//);
  await payment.close();
  await shows(page, 'SUCCEEDED');
  if (process.env['UPDATE_SCREENSHOT'] !== undefined) {
    await mkdir(new URL('.', `file://${SCREENSHOT}`), { recursive: true });
    await page.screenshot({ path: SCREENSHOT });
  }

  await run(page, 'A6_Customer');
  await shows(page, 'NOT_ACTIVATED');
  await run(page, 'A7_Activate');
  await shows(page, 'ActivationOperation');
  await run(page, 'A4_Watch');
  await showsTogether(page, ['ActivationOperation', 'SUCCEEDED']);
  await run(page, 'A6_Customer');
  await shows(page, 'ACTIVE');
  expect(strangers).toEqual([]);
});

it('marks no fault in the first tab, and sends nothing from a tab that needs another one', async () => {
  const page = await (await browser.newContext()).newPage();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  await page.goto(`${sandbox.gateway.url}/graphiql`);
  await page.getByRole('button', { name: 'sam', exact: true }).click();
  await page.getByText('Signed in as sam.').waitFor();

  await run(page, 'A3_Buy');
  await shows(page, 'Run A2 first');
  await run(page, 'A1_Plans');
  await shows(page, 'maxLines');

  expect(sent.filter((body) => body.includes('A1_Plans'))).toHaveLength(1);
  expect(sent.filter((body) => body.includes('submitPurchase('))).toEqual([]);
  expect(await page.locator('.squiggly-error').count()).toBe(0);
});
