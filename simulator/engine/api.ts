/*
 * API: one request of the brand, from its credentials to its answer.
 *
 * Owns   the order: budget, fault before, credentials, contract, endpoint, fault after, ledger.
 * Never  answers what the contract does not allow: that is a defect of this simulator, and is answered 500 with its reason.
 */
import type { Contract, Route } from './contract.ts';
import type { Fault, FaultName } from './faults.ts';
import type { Attempt } from './ledger.ts';
import type { Platform } from './platform.ts';
import type { RateLimit } from './rate-limit.ts';
import { isBody, type Body } from './body.ts';
import { refused, type Handler, type Reply } from './endpoint.ts';

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** Parsed JSON; undefined for an empty body, null for one that is not JSON. */
  readonly body: unknown;
}

/** `cut` closes the connection; `raw` is sent as it is. */
export type ApiAnswer =
  Reply | { readonly cut: true } | { readonly raw: string; readonly type: string };

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Why the caller is not let in, or null. */
export type AccessCheck = (platform: Platform, row: number, headers: Headers) => Reply | null;

interface ApiParts {
  readonly platform: Platform;
  readonly rateLimit: RateLimit;
  readonly handlers: Readonly<Record<number, Handler>>;
  readonly access: AccessCheck;
}

export class Api {
  readonly #parts: ApiParts;
  readonly #platform: Platform;
  readonly #contract: Contract;

  constructor(parts: ApiParts) {
    this.#parts = parts;
    this.#platform = parts.platform;
    this.#contract = parts.platform.contract;
  }

  async answer(request: ApiRequest): Promise<ApiAnswer> {
    const route = this.#contract.route(request.method, request.path, request.query);
    if (!route) return refused(404, 'No such endpoint');
    const { ledger } = this.#platform;
    const attempt = ledger.attempt(attemptOf(route, request));
    const fault = this.#platform.faults.take(route.row);
    attempt.fault = fault?.fault ?? null;
    const answer = await this.#withFault(fault, () => {
      const cause = { row: route.row, attemptSeq: attempt.seq };
      return ledger.within(cause, () => this.#reply(route, request));
    });
    attempt.status = 'status' in answer ? answer.status : 'raw' in answer ? 200 : 0;
    this.#noteStatus(attempt, answer);
    return answer;
  }

  async #withFault(fault: Fault | null, reply: () => Promise<Reply>): Promise<ApiAnswer> {
    if (!fault) return reply();
    const { fault: name } = fault;
    if (isStatus(name))
      return refused(Number(name.slice('status-'.length)), 'A fault that was asked for');
    switch (name) {
      case 'cut-before':
        return { cut: true };
      case 'cut-after-effect':
        await reply();
        return { cut: true };
      case '504-after-effect':
        await reply();
        return refused(504, 'Endpoint request timed out');
      case 'malformed-json':
        await reply();
        return { raw: '{"status":"SUCCESS","data":', type: 'application/json' };
      case 'html':
        return { raw: '<html><body><h1>Service</h1></body></html>', type: 'text/html' };
      case 'held':
        return this.#platform.held.run(reply);
      case 'status-202-odd':
        return odd(await reply());
      case 'envelope-failed':
        return { ...refused(200, 'A fault that was asked for') };
      case 'slow':
        await this.#pause(fault.delayMs);
        return reply();
      case 'status-403-entitlement':
        return {
          status: 403,
          body: { Message: 'User is not authorized to access this resource with an explicit deny' },
        };
    }
  }

  /** Of real time; a platform that stops waits no longer. */
  async #pause(ms: number): Promise<void> {
    const waited = new Promise((resolve) => setTimeout(resolve, ms).unref());
    await Promise.race([waited, this.#platform.stopped]);
  }

  async #reply(route: Route, request: ApiRequest): Promise<Reply> {
    if (!this.#parts.rateLimit.admits()) return refused(429, 'Too many requests');
    const stranger = this.#parts.access(this.#platform, route.row, request.headers);
    if (stranger) return stranger;
    if (request.body === null) return refused(400, 'The body is not JSON');
    const errors = this.#contract.requestErrors(route, request.query, request.body);
    if (Object.keys(errors).length > 0) return refused(400, 'Invalid request', errors);
    const handler = this.#parts.handlers[route.row];
    if (!handler) return refused(404, 'This simulator does not answer this endpoint');
    this.#platform.changed();
    const platform = this.#platform.asOf(route.row);
    const { params } = route;
    const reply = await handler({ platform, params, query: request.query, body: bodyOf(request) });
    this.#platform.changed();
    const wrong = this.#contract.responseErrors(route, reply.status, reply.body);
    if (wrong.length === 0) return this.#stated(route.row, reply);
    this.#platform.ledger.breaches.push(...wrong.map((one) => `row ${route.row}: ${one}`));
    return refused(500, `The simulator broke the contract: ${wrong.join('; ')}`);
  }

  /** Without the fields that the row is told to leave out, wherever they stand. */
  #stated(row: number, reply: Reply): Reply {
    const left = new Set(this.#platform.faults.unstated.get(row));
    return left.size === 0 ? reply : { ...reply, body: without(reply.body, left) };
  }

  /** A wire attempt whose answer names the transaction is found by it. */
  #noteStatus(attempt: Attempt, answer: ApiAnswer): void {
    if (!('body' in answer)) return;
    const data = isBody(answer.body) ? answer.body['data'] : null;
    const named = isBody(data) ? data['transactionId'] : null;
    if (typeof named === 'string' && attempt.transactionId === null)
      Object.assign(attempt, { transactionId: named });
  }
}

type StatusFault = Exclude<
  Extract<FaultName, `status-${string}`>,
  'status-403-entitlement' | 'status-202-odd'
>;

/** Faults that are nothing but a status. */
const isStatus = (name: FaultName): name is StatusFault => /^status-\d+$/.test(name);

const bodyOf = ({ body }: ApiRequest): Body => (isBody(body) ? body : {});

/** The same success in words that nobody has documented. */
function odd(reply: Reply): Reply {
  const { body } = reply;
  if (reply.status >= 300 || !isBody(body)) return reply;
  return { status: 202, body: { status: 'OK', data: body['data'] } };
}

function without(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => without(one, names));
  if (!isBody(value)) return value;
  const others = Object.entries(value).filter(([name]) => !names.has(name));
  return Object.fromEntries(others.map(([name, one]) => [name, without(one, names)]));
}

function attemptOf(route: Route, request: ApiRequest): Omit<Attempt, 'seq' | 'at'> {
  const body = bodyOf(request);
  const account = isBody(body['accountInfo']) ? body['accountInfo'] : body;
  const named = (name: string, from: Body = body): string | null => {
    const value = from[name] ?? route.params[name] ?? request.query.get(name);
    return typeof value === 'string' ? value : null;
  };
  return {
    ...{ row: route.row, method: route.method, path: route.template, status: 0, fault: null },
    ...{ customerId: named('customerId'), transactionId: named('transactionId') },
    ...{ clientAccountId: named('clientAccountId', account), body: request.body ?? null },
  };
}
