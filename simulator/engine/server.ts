/*
 * Server: the way from an HTTP request to the API, a hosted page or the controls.
 *
 * Owns   the reading and sending of bodies, and the count of requests that are in flight; controls are not counted, since an
 *        advance of the clock waits for those that are.
 * Never  falls over: a request that nobody foresaw is answered 500 with its reason.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Api, ApiAnswer } from './api.ts';
import { control, type Controls } from './control.ts';
import type { InFlight } from './in-flight.ts';
import type { Page, PageHandler, Pdf } from './page.ts';
import type { Platform } from './platform.ts';

interface Parts {
  readonly platform: Platform;
  readonly api: Api;
  readonly requests: InFlight;
  readonly pages: Readonly<Record<string, PageHandler>>;
  readonly controls: Controls;
}

interface Received {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

const LONGEST_BODY = 1_000_000;
const JSON_TYPE = 'application/json';
const HTML_TYPE = 'text/html; charset=utf-8';
const PDF_TYPE = 'application/pdf';

export const listenerFor =
  (parts: Parts): RequestListener =>
  (request, response) => {
    const { platform } = parts;
    const counted = !(request.url ?? '').startsWith('/_simulator');
    const work = platform.ledger
      .within(null, () => serve(parts, request, response))
      .catch((error: unknown) => sendDefect(response, error));
    if (counted) void parts.requests.run(Promise.race([work, gone(response), platform.stopped]));
  };

/** The caller has its answer, or waits no longer. */
const gone = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => response.once('close', resolve));

async function serve(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { platform, api } = parts;
  const url = new URL(`${platform.url}${request.url ?? '/'}`);
  const { method = 'GET', headers } = request;
  const received: Received = { method, url, headers, text: await bodyText(request) };
  if (url.pathname === '/_simulator') return sendTo(response, '/_simulator/');
  if (url.pathname.startsWith('/_simulator/')) return answerControl(parts, received, response);
  const page = pageFor(parts, received);
  if (page) {
    platform.changed();
    return sendPage(response, page);
  }
  const answer = await api.answer({
    ...{ method, headers, path: url.pathname, query: url.searchParams },
    body: parsed(received.text),
  });
  sendAnswer(response, answer);
}

async function answerControl(
  { platform, controls }: Parts,
  { method, url, text }: Received,
  response: ServerResponse,
): Promise<void> {
  const path = url.pathname.slice('/_simulator/'.length);
  const answer = await control(platform, controls, { method, path, body: parsed(text) });
  const sent =
    answer.html === undefined
      ? { type: JSON_TYPE, text: JSON.stringify(answer.json) }
      : { type: HTML_TYPE, text: answer.html };
  send(response, answer.status, sent);
}

/** What is hosted at this address, or null when it is none of a page. */
function pageFor({ platform, pages }: Parts, { method, url, text }: Received): Page | Pdf | null {
  const { pathname: path } = url;
  const action = method === 'POST' ? new URLSearchParams(text).get('action') : null;
  const found = Object.entries(pages).find(([beginning]) => path.startsWith(beginning));
  return found ? found[1](platform, { method, path, action }) : null;
}

async function bodyText(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8');
  let text = '';
  let length = 0;
  for await (const chunk of request) {
    length += String(chunk).length;
    if (length <= LONGEST_BODY) text += String(chunk);
  }
  if (length > LONGEST_BODY) throw new Error('The body is too long');
  return text;
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
  send(response, answer.status, { type: JSON_TYPE, text: JSON.stringify(answer.body) });
}

function sendPage(response: ServerResponse, page: Page | Pdf): void {
  if ('pdf' in page) return send(response, page.status, { type: PDF_TYPE, text: page.pdf });
  const { status, html, location } = page;
  if (location !== undefined) response.setHeader('location', location);
  send(response, status, { type: HTML_TYPE, text: html });
}

function sendTo(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}

function sendDefect(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  if (response.headersSent) response.destroy();
  else
    send(response, 500, { type: JSON_TYPE, text: JSON.stringify({ status: 'FAILED', message }) });
}

function send(
  response: ServerResponse,
  status: number,
  { type, text }: { type: string; text: string },
): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(text);
}
