/*
 * Sockets: GraphQL over WebSocket, in the protocol graphql-transport-ws.
 *
 * Owns   signing in on a socket, its end when the token expires, and the limit of operations per socket.
 * Gives  queries and subscriptions the same pipeline and mask as HTTP.
 * Never  runs a mutation, since clients replay what was under way when they reconnect.
 *
 * Times here are real time: a socket and a token live in the world of the client.
 */
import { GraphQLError, type ExecutionArgs } from 'graphql';
import {
  CloseCode,
  makeServer,
  type ConnectionInitMessage,
  type Context,
  type Server,
  type SubscribePayload,
} from 'graphql-ws';
import type { WebSocket } from 'ws';
import { credentialIn } from '../access/connection-params.ts';
import type { Authenticate } from '../access/jwt.ts';
import type { Revocations } from '../access/revocations.ts';
import { Purpose, reasonOfParams } from '../access/purpose.ts';
import { GatewayError } from '../errors.ts';
import type { Telemetry } from '../telemetry.ts';
import type { Execute } from './compiled/execute.ts';
import { DocumentError } from './document-error.ts';
import type { FastParts } from './fast-parts.ts';
import type { ContextFor, ServerContext } from './graphql.ts';
import { MAX_OPERATIONS } from './limits.ts';
import { Heartbeats } from './heartbeats.ts';
import { latestAnswer } from './latest-answer.ts';
import { masked, type Mask } from './masking.ts';
import { admitted, measured } from './measured.ts';
import type { Pipeline } from './pipeline.ts';
import { nameIn } from './request-faults.ts';
import {
  SIGN_IN_TIMEOUT_MS,
  SocketConnection,
  TRY_AGAIN_LATER,
  type SocketHost,
  type SocketOrigin,
} from './socket-connection.ts';
import { SocketRoom } from './socket-room.ts';
import { SocketStreams, type Subscribed } from './socket-streams.ts';
import { TokenExpiry } from './token-expiry.ts';

interface SocketDependencies {
  readonly pipeline: Pipeline;
  readonly mask: Mask;
  readonly authenticate: Authenticate;
  readonly revocations: Pick<Revocations, 'isRevoked'>;
  readonly contextFor: ContextFor;
  readonly telemetry: Telemetry;
  /** How an operation is run, and the selection of an event. */
  readonly execute: Execute;
  readonly fast?: FastParts;
}

/** The protocol lets a payload hold more than it names. */
type Reference = SubscribePayload & { readonly documentId?: unknown };
type Init = ConnectionInitMessage['payload'];
type Ctx = Context<Init, SocketConnection>;

interface Running extends Subscribed {
  /** Of an introspection, which need not be run. */
  readonly result: ReturnType<Pipeline['admit']>['result'];
}

export class Sockets {
  readonly #dependencies: SocketDependencies;
  readonly #server: Server<SocketConnection>;
  readonly #open = new Set<SocketConnection>();
  readonly #room = new SocketRoom();
  readonly #expiry = new TokenExpiry(this.#open);
  readonly #host: SocketHost;
  /** What was admitted with these arguments. */
  readonly #running = new WeakMap<ExecutionArgs, Running>();
  readonly #streams: SocketStreams;

  constructor(dependencies: SocketDependencies) {
    this.#dependencies = dependencies;
    const { mask, execute, fast } = dependencies;
    this.#host = { ...dependencies, heartbeats: new Heartbeats(), expiry: this.#expiry };
    const contextFor = (requester: ServerContext, mostCalls: number): ServerContext =>
      this.#contextFor(requester, mostCalls);
    this.#streams = new SocketStreams({ mask, execute, fast, contextFor });
    this.#server = makeServer<Init, SocketConnection>({
      connectionInitWaitTimeout: 0, // the connection's own is gone when it is over
      onConnect: (ctx) => this.#signIn(ctx),
      onSubscribe: (ctx, id, payload) => this.#admit(ctx, id, payload),
      execute: (args) => this.#execute(args),
      subscribe: (args) => this.#subscribe(args),
      onOperation: (...[ctx, id, , args]) => {
        const { extra: connection } = ctx;
        const goesOn = this.#streams.goesOn({ connection, id }, args, this.#runningWith(args));
        if (goesOn) forget(ctx, id);
      },
      onNext: (...[, , , , result]) => masked(result, mask),
      onError: (...[{ extra }, id, , errors]) => {
        extra.operations.over(id);
        return errors.map(mask);
      },
      onComplete: ({ extra }, id) => extra.operations.over(id),
    });
  }

  /** Throws before a socket is opened for which there is no room. */
  checkRoomFor(network: string): void {
    if (this.#room.admits(network)) return;
    this.#dependencies.telemetry.peerCut('too-many-sockets');
    throw new GatewayError('OVERLOADED', { retryAfterMs: SIGN_IN_TIMEOUT_MS });
  }

  /** Takes over a socket whose upgrade was admitted. */
  handle(socket: WebSocket, from: SocketOrigin): void {
    const { telemetry } = this.#dependencies;
    const connection = new SocketConnection(socket, from, this.#host);
    this.#open.add(connection);
    this.#room.opened(connection);
    const closed = this.#server.opened(connection, connection);
    socket.on('close', (code, reason) => {
      connection.end();
      this.#open.delete(connection);
      this.#room.closed(connection);
      this.#expiry.closed();
      closed(code, String(reason)).catch((error: unknown) => telemetry.defectSeen('socket', error));
    });
  }

  /** Closes every socket so that its client reconnects, and resolves when all are closed. */
  async stop(): Promise<void> {
    const open = [...this.#open];
    await Promise.all(open.map((connection) => connection.shutDown()));
  }

  /** Closes the sockets of people whose sign-in is over, and says how many. */
  closeRevoked(): number {
    const { revocations } = this.#dependencies;
    const over = [...this.#open].filter(({ caller }) => revocations.isRevoked(caller));
    for (const connection of over) connection.signOut();
    return over.length;
  }

  /** False when the socket was closed: with 4403 and why, or with 1013 when the same token may be accepted later. */
  async #signIn(ctx: Ctx): Promise<boolean> {
    const { connectionParams, extra } = ctx;
    // It holds the token, and the context lives as long as the socket. Without the name it would be a hash table.
    Object.assign(ctx, { connectionParams: undefined });
    const given = credentialIn(connectionParams);
    if (given.is === 'unclear') return this.#turnAway(extra, CloseCode.Forbidden, given.why);
    try {
      const caller = await this.#dependencies.authenticate(
        given.is === 'given' ? given.authorization : undefined,
      );
      if (!this.#room.named(extra, caller)) {
        this.#dependencies.mask(new DocumentError('OVERLOADED')); // counted
        this.#dependencies.telemetry.peerCut('too-many-sockets');
        return this.#turnAway(extra, TRY_AGAIN_LATER, 'Too many sockets');
      }
      // It may have been revoked since it was checked, when this socket was nobody's yet.
      if (this.#dependencies.revocations.isRevoked(caller))
        throw new GatewayError('UNAUTHENTICATED');
      extra.signedIn(caller, reasonOfParams(connectionParams));
      return true;
    } catch (error) {
      this.#dependencies.mask(error); // counted and, when unexpected, logged
      const wrong = error instanceof GatewayError && error.code === 'UNAUTHENTICATED';
      return wrong
        ? this.#turnAway(extra, CloseCode.Forbidden, 'The token is not accepted')
        : this.#turnAway(extra, TRY_AGAIN_LATER, 'The token cannot be checked now');
    }
  }

  #turnAway(connection: SocketConnection, code: number, why: string): false {
    connection.close(code, why);
    return false;
  }

  #admit({ extra }: Ctx, id: string, payload: SubscribePayload): ExecutionArgs | GraphQLError[] {
    try {
      if (extra.operations.count > MAX_OPERATIONS) throw new DocumentError('OVERLOADED');
      return this.#argsFor(extra, id, payload);
    } catch (error) {
      return [error instanceof GraphQLError ? error : wrapped(error)];
    }
  }

  #argsFor(connection: SocketConnection, id: string, payload: SubscribePayload): ExecutionArgs {
    const { pipeline } = this.#dependencies;
    const { caller, network } = connection;
    const operationName = nameIn(payload.operationName);
    const variables = payload.variables ?? {};
    const signal = connection.operations.signalOf(id);
    const receivedAt = performance.now();
    const purpose = new Purpose(connection.reason);
    const requester = { caller, signal, receivedAt, network, purpose, resumeAfter: null };
    const { extensions, documentId }: Reference = payload;
    const { document, operation, result, mostCalls } = admitted(this.#measuring(requester), () =>
      pipeline.admit({
        ...{ source: payload.query, extensions, documentId, operationName, variables },
        ...{ caller, network, purpose, channel: 'socket' },
      }),
    );
    const context = this.#contextFor(requester, mostCalls);
    const args: ExecutionArgs = {
      ...{ schema: pipeline.schema, document, operationName },
      ...{ variableValues: variables, contextValue: context },
    };
    this.#running.set(args, { operation, context, mostCalls, result });
    return args;
  }

  #contextFor(requester: ServerContext, mostCalls: number): ServerContext {
    const context = this.#dependencies.contextFor(requester);
    context.meter?.allow(mostCalls);
    return context;
  }

  #execute(args: ExecutionArgs): ReturnType<typeof latestAnswer> {
    const { context, result } = this.#runningWith(args);
    const run = async () => result ?? latestAnswer(args, context, this.#dependencies.execute);
    return measured(this.#measuring(context), args, run);
  }

  #subscribe(args: ExecutionArgs): ReturnType<SocketStreams['resultsOf']> {
    const running = this.#runningWith(args);
    return measured(this.#measuring(running.context), args, () =>
      this.#streams.resultsOf(args, running),
    );
  }

  #measuring(requester: ServerContext) {
    return { telemetry: this.#dependencies.telemetry, channel: 'socket', requester } as const;
  }

  #runningWith(args: ExecutionArgs): Running {
    const running = this.#running.get(args);
    if (!running) throw new Error('arguments that were not admitted');
    return running;
  }
}

/** A hash table stays as large as it was, so that one which would be empty is replaced. */
function forget(ctx: Ctx, id: string): void {
  const { subscriptions } = ctx;
  Reflect.deleteProperty(subscriptions, id);
  if (Object.keys(subscriptions).length > 0) return;
  Object.assign(ctx, { subscriptions: Object.create(null) as typeof subscriptions });
}

const wrapped = (error: unknown): GraphQLError =>
  new GraphQLError('', { originalError: error instanceof Error ? error : new Error('') });
