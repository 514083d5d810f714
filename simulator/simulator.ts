/*
 * Simulator: a stand-in for Reach that speaks HTTP.
 *
 * Owns   the server, and the way from a request to the API, the payment page or the controls.
 * Gives  `startSimulator`, for the command line, the sandbox and tests.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Api, type ApiAnswer } from './api.ts';
import { VirtualClock } from './clock.ts';
import { Contract } from './contract.ts';
import { control } from './control.ts';
import { pay, paymentPage, type Page } from './payment-page.ts';
import { Platform, type Vocabulary } from './platform.ts';
import { RateLimit } from './rate-limit.ts';
import { DUE } from './rooms.ts';

export interface SimulatorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  readonly seed?: number;
  readonly clock?: VirtualClock;
  readonly vocabulary?: Vocabulary;
  /** Base of the brand's host; callbacks go below it. */
  readonly callbackUrl?: string;
  /** Real calls per second that the API key is allowed. */
  readonly callsPerSecond?: number;
  /** File in which the state is kept between runs. */
  readonly keep?: string;
}

export interface Simulator {
  readonly url: string;
  readonly clock: VirtualClock;
  readonly platform: Platform;
  setCallbackUrl(url: string): void;
  /** Resolves when no request and no callback is on its way. */
  settled(): Promise<void>;
  save(): Promise<void>;
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { host = '127.0.0.1', seed = 1, vocabulary = 'guide', callsPerSecond = 50 } = options;
  const clock = options.clock ?? new VirtualClock();
  const platform = new Platform({
    ...{ clock, seed, vocabulary, handlers: DUE },
    callbackUrl: options.callbackUrl ?? 'http://127.0.0.1:4000',
  });
  if (options.keep !== undefined) await restore(platform, options.keep);
  const api = new Api({
    platform,
    contract: new Contract(),
    rateLimit: new RateLimit(callsPerSecond),
  });
  const server = createServer(
    (request, response) => void serve({ platform, api }, request, response),
  );
  const port = await listening(server, options.port, host);
  platform.url = `http://${host}:${port}`;
  clock.whenQuiet(() => platform.callbacks.settled());
  return simulatorOf({ platform, server, keep: options.keep ?? null });
}

function simulatorOf({
  platform,
  server,
  keep,
}: {
  platform: Platform;
  server: Server;
  keep: string | null;
}): Simulator {
  const stop = async (): Promise<void> => {
    platform.clock.stop();
    await platform.callbacks.settled();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    url: platform.url,
    clock: platform.clock,
    platform,
    setCallbackUrl: (url) => (platform.callbacks.url = url),
    settled: () => platform.callbacks.settled(),
    save: async () => {
      if (keep === null) return;
      await writeFile(`${keep}.new`, platform.saved(), { mode: 0o600 });
      await rename(`${keep}.new`, keep);
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function restore(platform: Platform, file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text !== null) platform.restore(text);
}

const listening = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

async function serve(
  { platform, api }: { platform: Platform; api: Api },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', platform.url);
  const method = request.method ?? 'GET';
  const text = await bodyText(request);
  if (pathname.startsWith('/_simulator/')) {
    const answer = await control(platform, method, {
      path: pathname.slice('/_simulator/'.length),
      body: parsed(text),
    });
    return answer.html === undefined
      ? send(response, answer.status, {
          type: 'application/json',
          text: JSON.stringify(answer.json),
        })
      : send(response, answer.status, { type: 'text/html; charset=utf-8', text: answer.html });
  }
  if (pathname.startsWith('/pay/')) {
    const action = new URLSearchParams(text).get('action');
    return sendPage(
      response,
      method === 'POST' ? pay(platform, pathname, action) : paymentPage(platform, pathname),
    );
  }
  const answer = await api.answer({
    method,
    path: pathname,
    query: searchParams,
    headers: request.headers,
    body: parsed(text),
  });
  sendAnswer(response, answer);
}

async function bodyText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sendAnswer(response: ServerResponse, answer: ApiAnswer): void {
  if ('cut' in answer) {
    response.destroy();
    return;
  }
  if ('raw' in answer) return send(response, 200, { type: answer.type, text: answer.raw });
  send(response, answer.status, { type: 'application/json', text: JSON.stringify(answer.body) });
}

function sendPage(response: ServerResponse, { status, html, location }: Page): void {
  if (location !== undefined) response.setHeader('location', location);
  send(response, status, { type: 'text/html; charset=utf-8', text: html });
}

function send(
  response: ServerResponse,
  status: number,
  { type, text }: { type: string; text: string },
): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(text);
}
