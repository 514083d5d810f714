/*
 * Stub Reach: a tiny HTTP server that answers exactly as a test says, also in ways that no decent server would.
 *
 * Gives  real sockets on a free port, every request that arrived, and a platform that talks to it.
 * Never  knows what Reach would say: that is the simulator's part.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Activity } from '../../../src/activity.ts';
import type { Clock } from '../../../src/clock.ts';
import { Governor } from '../../../src/datasources/wire/governor.ts';
import { Platform, type PlatformOptions } from '../../../src/datasources/wire/platform.ts';
import { createCaches, freshSources, type DataSources } from '../../../src/datasources/sources.ts';
import { Telemetry } from '../../../src/telemetry.ts';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly json: unknown;
}

export type Reply = (response: ServerResponse, seen: Seen) => void;

/** A JSON answer; text goes out as it is. */
export const says =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** A good answer in the platform's envelope. */
export const gives = (data: unknown): Reply => says(200, { status: 'SUCCESS', data });

/** The request arrives whole and the connection breaks. */
export const cuts: Reply = (response) => void response.socket?.destroy();

/** Half an answer, and the connection breaks. */
export const cutsMidway: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
  response.write('{"status":"SUCC');
  setImmediate(() => response.socket?.destroy());
};

/** The request arrives and nothing ever comes back. */
export const hangs: Reply = () => undefined;

export class StandingClock implements Clock {
  time = Date.UTC(2026, 0, 28, 8, 0, 0);
  #jumped = 0;
  now(): number {
    return this.time;
  }
  elapsed(): number {
    return this.time - this.#jumped;
  }
  /** Sets the time of day; no time passes. */
  jump(ms: number): void {
    this.time += ms;
    this.#jumped += ms;
  }
  at(): () => void {
    throw new Error('the wire plans nothing by itself');
  }
}

export interface LogLine {
  readonly msg: string;
  readonly [key: string]: unknown;
}

export class StubReach {
  readonly seen: Seen[] = [];
  readonly clock = new StandingClock();
  readonly log: LogLine[] = [];
  readonly #server: Server;
  readonly #replies: Reply[] = [];
  readonly #platforms: Platform[] = [];
  #otherwise: Reply = says(500, { message: 'the test said nothing' });

  constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(): Promise<StubReach> {
    const stub = new StubReach();
    stub.#server.listen(0, '127.0.0.1');
    await once(stub.#server, 'listening');
    return stub;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** The next answers, one for each request. */
  next(...replies: readonly Reply[]): this {
    this.#replies.push(...replies);
    return this;
  }

  /** The answer when `next` has run out. */
  always(reply: Reply): this {
    this.#otherwise = reply;
    return this;
  }

  platform(options: Partial<PlatformOptions> = {}): Platform {
    const sink = { write: (line: string): unknown => this.log.push(JSON.parse(line) as LogLine) };
    const ports = {
      clock: this.clock,
      activity: new Activity(),
      budget: new Governor(options.calls ?? NO_LIMIT),
      telemetry: new Telemetry('debug', sink),
    };
    const platform = new Platform({ ...OPTIONS, url: this.url, ...options }, ports);
    this.#platforms.push(platform);
    return platform;
  }

  sources(options: Partial<PlatformOptions> = {}): DataSources {
    return freshSources(this.platform(options), createCaches(this.clock));
  }

  /** Every request as `GET /path`. */
  get asked(): readonly string[] {
    return this.seen.map(({ method, path }) => `${method} ${path}`);
  }

  /** Fields of the platform's answers that were counted as drift. */
  get drift(): readonly unknown[] {
    return this.lines('platform answer differs from the contract').map(({ field }) => field);
  }

  get alerts(): readonly LogLine[] {
    return this.log.filter((line) => line['alert'] === true);
  }

  lines(message: string): readonly LogLine[] {
    return this.log.filter(({ msg }) => msg === message);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await Promise.all(this.#platforms.map((platform) => platform.close()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const seen: Seen = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      json: body === '' ? null : JSON.parse(body),
    };
    this.seen.push(seen);
    const reply = this.#replies.shift() ?? this.#otherwise;
    reply(response, seen);
  }
}

const NO_LIMIT = { perSecond: 1_000_000, inFlight: 10_000 };

const OPTIONS: Omit<PlatformOptions, 'url'> = {
  auth: { scheme: 'basic', jwt: () => 'test-jwt' },
  apiKey: () => 'test-api-key',
  calls: NO_LIMIT,
  planIdFrom: 'serviceCode',
  paymentHosts: ['pay.example'],
  lineStatusCodes: { 3: 'SUSPENDED', 4: 'DISCONNECTED' },
  readTimeoutMs: 1_000,
  changeTimeoutMs: 1_000,
};
