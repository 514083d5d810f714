/*
 * Socket: GraphQL over WebSocket (graphql-transport-ws).
 *
 * Owns   who may connect, how much one connection may hold, and the end of every stream when its asker has gone.
 * Gives  queries and subscriptions on the same validation, permission and masking as HTTP.
 * Never  runs a mutation: clients send everything again after a reconnect.
 *
 * The race that is guarded here: a client completes an operation and begins another one with the same id before the first has ended.
 * The library then forgets the second one's iterator. Every stream therefore ends by a signal of ours, kept per socket, not per id.
 */
import { GraphQLError, type ExecutionArgs, type GraphQLFormattedError } from 'graphql';
import { CloseCode, type ServerOptions, type SubscribePayload } from 'graphql-ws';
import { NOBODY, type Caller } from '../access/caller.ts';
import type { Authenticate } from '../access/jwt.ts';
import type { ContextFor, RequestContext } from '../context.ts';
import { GatewayError, type ErrorCode } from '../errors.ts';
import type { Telemetry } from '../telemetry.ts';
import { subscribeWithFreshContexts } from './fresh-subscribe.ts';
import type { Masking } from './masking.ts';
import type { Pipeline } from './pipeline.ts';

const MOST_STREAMS = 20;
const INIT_WITHIN_MS = 3_000;

/** What one connection owns. */
interface Connection {
  caller: Caller;
  readonly open: Set<{ readonly id: string; readonly controller: AbortController }>;
  expiry: NodeJS.Timeout | null;
}

export interface SocketDeps {
  readonly pipeline: Pipeline;
  readonly masking: Masking;
  readonly authenticate: Authenticate;
  readonly contextFor: ContextFor;
  readonly telemetry: Telemetry;
}

type Options = ServerOptions<
  Record<string, unknown>,
  { readonly socket?: { close(code: number, reason: string): void } }
>;
type SocketContext = Parameters<NonNullable<Options['onConnect']>>[0];

export class Sockets {
  readonly #deps: SocketDeps;
  readonly #connections = new WeakMap<object, Connection>();

  constructor(deps: SocketDeps) {
    this.#deps = deps;
  }

  options(): Options {
    const { pipeline, masking } = this.#deps;
    const masked = (
      errors: readonly (GraphQLError | GraphQLFormattedError)[],
    ): GraphQLFormattedError[] =>
      errors.map((error) =>
        masking.publicError(error, error instanceof GraphQLError ? error.toJSON() : error),
      );
    return {
      schema: pipeline.schema,
      connectionInitWaitTimeout: INIT_WITHIN_MS,
      subscribe: subscribeWithFreshContexts,
      onConnect: (context) => this.#connect(context),
      onSubscribe: (context, id, payload) => this.#subscribe(context, id, payload),
      onError: (...[, , , errors]) => masked(errors),
      onNext: (...[, , , , result]) =>
        result.errors ? { data: result.data ?? null, errors: masked(result.errors) } : undefined,
      onComplete: (context, id) => this.#complete(context, id),
      onDisconnect: (context) => this.#close(context),
      onClose: (context) => this.#close(context),
    };
  }

  /** A bad token is not nobody: it closes the connection. */
  async #connect(context: SocketContext): Promise<boolean> {
    const given =
      context.connectionParams?.['authorization'] ?? context.connectionParams?.['Authorization'];
    try {
      const caller = await this.#deps.authenticate(typeof given === 'string' ? given : null);
      const connection: Connection = { caller, open: new Set(), expiry: null };
      connection.expiry = closeAtExpiry(context, caller);
      this.#connections.set(context, connection);
      return true;
    } catch {
      return false;
    }
  }

  #subscribe(
    context: SocketContext,
    id: string,
    payload: SubscribePayload,
  ): ExecutionArgs | readonly GraphQLError[] {
    const { pipeline, contextFor } = this.#deps;
    const connection = this.#connections.get(context) ?? {
      caller: NOBODY,
      open: new Set(),
      expiry: null,
    };
    const checked = pipeline.checked(payload.query);
    if ('errors' in checked) return checked.errors;
    const { document } = checked;
    const kind = pipeline.kindOf(document, payload.operationName);
    if (kind === null) return [errorOf('BAD_REQUEST')];
    if (kind === 'mutation') return [errorOf('MUTATION_NOT_HERE')];
    if (connection.open.size >= MOST_STREAMS) return [errorOf('OVERLOADED')];
    const denied = pipeline.denials(document, connection.caller);
    if (denied.length > 0) return denied;
    const controller = new AbortController();
    connection.open.add({ id, controller });
    const fresh = (): RequestContext => contextFor(connection.caller, controller.signal);
    return {
      schema: pipeline.schema,
      document,
      operationName: payload.operationName ?? null,
      variableValues: payload.variables ?? null,
      contextValue: { ...fresh(), fresh },
    };
  }

  #complete(context: SocketContext, id: string): void {
    const open = this.#connections.get(context)?.open;
    for (const one of open ?? []) if (one.id === id) this.#end(open, one);
  }

  #close(context: SocketContext): void {
    const connection = this.#connections.get(context);
    if (connection?.expiry) clearTimeout(connection.expiry);
    for (const one of connection?.open ?? []) this.#end(connection?.open, one);
  }

  #end(
    open: Connection['open'] | undefined,
    one: { readonly id: string; readonly controller: AbortController },
  ): void {
    if (!open?.delete(one)) return;
    one.controller.abort();
  }
}

const errorOf = (code: ErrorCode): GraphQLError => {
  const error = new GatewayError(code);
  return new GraphQLError(error.message, { originalError: error, extensions: { code } });
};

/** Real time: a token ends when it says so, whatever the gateway's clock does. */
function closeAtExpiry(context: SocketContext, { expiresAt }: Caller): NodeJS.Timeout | null {
  if (expiresAt === null) return null;
  const leftMs = Math.min(expiresAt - Date.now(), 2 ** 31 - 1);
  const timer = setTimeout(
    () => context.extra.socket?.close(CloseCode.Forbidden, 'Token expired'),
    Math.max(leftMs, 0),
  );
  timer.unref();
  return timer;
}
