/*
 * The pages of docs/frontend.md, served by Vite on a port of its own, against the sandbox that `npm start` runs; and sockets as phones open them.
 */
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { RawSocket, refusalOf } from '../server/raw-socket.ts';
import { freePort } from '../support/program.ts';
import { sandboxProgram, type SandboxProgram } from '../support/sandbox-program.ts';
import { launched } from './chromium.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What is in the folder `src` of a newcomer's project, and the package that they have installed. */
const ALIAS = [
  { find: /^\/src\//, replacement: at('../../examples/recipes/') },
  { find: /^reach-gateway-client$/, replacement: at('../../client/src/index.ts') },
  { find: /^reach-gateway-client\/(.+)$/, replacement: at('../../client/src/$1.ts') },
];

let browser: Browser;
let sandbox: SandboxProgram;
let vite: ViteDevServer;
let gateway: string;
let pages: string;

async function servedByVite(port: number): Promise<ViteDevServer> {
  const server = await createServer({
    configFile: false,
    root: at('page'),
    cacheDir: at('../../node_modules/.cache/browser-page'),
    logLevel: 'error',
    server: { host: '127.0.0.1', port, strictPort: true, fs: { allow: [at('../..')] } },
    resolve: { alias: ALIAS, dedupe: ['graphql'] },
    define: { 'import.meta.env.VITE_GATEWAY': JSON.stringify(gateway) },
  });
  return server.listen();
}

beforeAll(async () => {
  [sandbox, browser] = await Promise.all([sandboxProgram(), launched()]);
  gateway = `http://localhost:${sandbox.port}`;
  const port = await freePort();
  vite = await servedByVite(port);
  pages = `http://localhost:${port}`;
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await vite?.close();
  await sandbox?.[Symbol.asyncDispose]();
});

/** What a page does beside what it shows. */
async function openedPage({ onTestFinished }: TestContext) {
  const page = await browser.newPage();
  const log = { complaints: [] as string[], queries: [] as string[], live: [] as string[] };
  page.on('pageerror', ({ message }) => log.complaints.push(message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) log.complaints.push(message.text());
  });
  page.on('response', (response) => {
    if (response.url() === `${gateway}/graphql` && response.request().method() === 'POST')
      log.queries.push(response.headers()['access-control-allow-origin'] ?? 'none');
  });
  page.on('websocket', (socket) => {
    if (!socket.url().startsWith(gateway.replace('http', 'ws'))) return; // Vite has one of its own
    socket.on('framereceived', ({ payload }) => log.live.push(String(payload)));
  });
  onTestFinished(() => page.close());
  return { page, log };
}

/** Where the page leads to after the payment. */
async function paid(page: Page): Promise<string> {
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Pay' }).click();
  const payment = await opened;
  await payment.getByRole('button', { name: 'Pay' }).click();
  await payment.getByText(/transId=/).waitFor();
  const { pathname } = new URL(payment.url());
  await payment.close();
  return pathname;
}

describe('a page on another port', () => {
  // Each sells to somebody else, since both sell at once: a newcomer, and a customer.
  it.concurrent.for([
    ['TypeScript alone', 'sam', '/'],
    ['React and Apollo Client 4', 'lena', '/react.html?as=lena'],
  ] as const)(
    'of %s signs %s in, sells a plan, and shows live that it is paid for',
    async ([, person, path], context) => {
      const { page, log } = await openedPage(context);
      await page.goto(pages + path);
      await page.getByText(`Signed in as ${person}`).waitFor();
      await page.getByRole('button', { name: /^Buy / }).first().click();
      await page.getByText('Your purchase: WAITING_FOR_CUSTOMER').waitFor();
      expect(await paid(page)).toMatch(/^\/sandbox\/return\//);
      await page.getByText('Your purchase: SUCCEEDED').waitFor();

      expect(await page.getByRole('link', { name: 'Pay' }).count()).toBe(0);
      expect(log.live.join('\n')).toMatch(/WAITING_FOR_CUSTOMER[^]*SUCCEEDED/);
      expect(new Set(log.queries)).toEqual(new Set([pages]));
      expect(log.complaints).toEqual([]);
    },
  );
});

describe('a socket as apps on emulators and phones open it', () => {
  const PARAMS: readonly (readonly [string, (token: string) => object])[] = [
    ['authorization', (token) => ({ authorization: `Bearer ${token}` })],
    ['Authorization, without Bearer', (token) => ({ Authorization: token })],
    ['headers.Authorization', (token) => ({ headers: { Authorization: `Bearer ${token}` } })],
    ['authToken', (token) => ({ authToken: token })],
    ['access_token', (token) => ({ access_token: token })],
    ['x-auth-token', (token) => ({ 'x-auth-token': `bearer ${token}` })],
  ];
  const ORIGINS: readonly (readonly [string, (port: number) => object])[] = [
    ['the emulator', (port) => ({ origin: `http://10.0.2.2:${port}` })],
    ['the emulator, host included', (port) => told(`http://10.0.2.2:${port}`, `10.0.2.2:${port}`)],
    ['the gateway itself', (port) => ({ origin: `http://127.0.0.1:${port}` })],
    ['the gateway itself as wss', (port) => told(`wss://gw.test:${port}`, `gw.test:${port}`)],
    ['no page', () => ({})],
  ];
  const told = (origin: string, host: string): object => ({ origin, headers: { host } });
  const socketUrl = (): string => `ws://127.0.0.1:${sandbox.port}/graphql`;
  const CASES = ORIGINS.flatMap(([from, options]) =>
    PARAMS.map(([name, init]) => [from, name, options, init] as const),
  );

  it.each(CASES)('from %s with the token as %s is signed in', async (_f, _n, options, init) => {
    const token = await (await fetch(`${gateway}/sandbox/token?as=lena`)).text();
    const raw = await RawSocket.open(socketUrl(), { ...options(sandbox.port), init: init(token) });
    raw.subscribe('1', '{ viewer { subject role } }');
    await raw.until(({ type }) => type === 'complete');
    raw.socket.terminate();

    expect(raw.dataOf('1')).toEqual([{ viewer: { subject: 'lena', role: 'CUSTOMER' } }]);
  });

  it.each(['https://evil.test', 'http://8.8.8.8:8081', 'null'])(
    'is refused from %s',
    async (origin) => {
      expect(await refusalOf(socketUrl(), { origin })).toBe(403);
    },
  );
});
