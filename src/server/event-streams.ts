/*
 * Event streams: GraphQL over Server-Sent Events, in the distinct connections mode of the protocol graphql-sse.
 *
 * Owns   what runs on each stream, its end when the token expires, and how many one person may hold.
 * Gives  queries and subscriptions the same pipeline and mask as HTTP and sockets.
 * Never  reads an event before the one before it has left, so that a slow consumer costs no memory (back-pressure).
 *
 * The handler of the library graphql-sse collects events without a limit, so the few lines of the protocol stand here.
 * Times here are real time: a stream and a token live in the world of the client.
 */
import type { FastifyReply } from 'fastify';
import { OperationTypeNode, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Caller } from '../access/caller.ts';
import { Purpose, reasonIn } from '../access/purpose.ts';
import { systemClock } from '../clock.ts';
import type { Revocations } from '../access/revocations.ts';
import { GatewayError } from '../errors.ts';
import type { Telemetry } from '../telemetry.ts';
import { fitting } from './answer-bytes.ts';
import type { Execute } from './compiled/execute.ts';
import { eventResults } from './event-results.ts';
import { EventStream, type StreamEvent } from './event-stream.ts';
import type { ContextFor, ServerContext } from './graphql.ts';
import { latestAnswer } from './latest-answer.ts';
import { MAX_OPERATIONS } from './limits.ts';
import type { Mask } from './masking.ts';
import { admitted, measured } from './measured.ts';
import { CLOSE_TIMEOUT_MS } from './peer-limits.ts';
import type { DocumentRequest, Pipeline } from './pipeline.ts';

interface EventStreamsDependencies {
  readonly pipeline: Pipeline;
  readonly mask: Mask;
  readonly contextFor: ContextFor;
  readonly telemetry: Telemetry;
  /** How an operation is run, and the selection of an event. */
  readonly execute: Execute;
  readonly stopping: () => boolean;
  readonly revocations: Pick<Revocations, 'isRevoked'>;
}

/** What a client asks for, before it is known who it is. */
export interface StreamRequest extends Omit<
  DocumentRequest,
  'caller' | 'network' | 'purpose' | 'channel'
> {
  /** The id of the last event that the client has, when it comes again by itself. */
  readonly lastEventId: string | null;
}

export class EventStreams {
  readonly #dependencies: EventStreamsDependencies;
  /** Each with who opened it. */
  readonly #open = new Map<EventStream, Caller>();
  /** Open streams by subject. */
  readonly #held = new Map<string, number>();

  constructor(dependencies: EventStreamsDependencies) {
    this.#dependencies = dependencies;
  }

  /** Resolves when the stream is over. Rejects before anything is written when the person holds too many, or the gateway stops. */
  async open(request: StreamRequest, caller: Caller, reply: FastifyReply): Promise<void> {
    const { stopping, revocations } = this.#dependencies;
    if (stopping()) throw new GatewayError('OVERLOADED');
    // It may have been revoked since it was checked, when this stream was nobody's yet.
    if (revocations.isRevoked(caller)) throw new GatewayError('UNAUTHENTICATED');
    this.#hold(caller);
    const stream = new EventStream(reply);
    this.#open.set(stream, caller);
    const callOff = endingWith(caller, stream);
    try {
      const { receivedAt, network, headers } = reply.request;
      const { ended: signal } = stream;
      const resumeAfter = request.lastEventId;
      const purpose = new Purpose(reasonIn(headers['x-reason']));
      const requester = { caller, signal, receivedAt, network, resumeAfter, purpose };
      await this.#run(stream, request, requester);
    } catch (error) {
      this.#dependencies.mask(error); // counted and, when unexpected, logged
    }
    callOff();
    stream.end();
    this.#open.delete(stream);
    this.#release(caller);
  }

  /** Ends the streams of people whose sign-in is over, and says how many. */
  closeRevoked(): number {
    const { revocations } = this.#dependencies;
    const over = [...this.#open].filter(([, caller]) => revocations.isRevoked(caller));
    for (const [stream] of over) stream.end();
    return over.length;
  }

  /** Ends every stream so that its client reconnects, and resolves when all are closed. */
  async stop(): Promise<void> {
    const open = [...this.#open.keys()];
    await Promise.all(open.map((stream) => stream.close(CLOSE_TIMEOUT_MS)));
  }

  async #run(stream: EventStream, request: StreamRequest, requester: ServerContext): Promise<void> {
    const events = await this.#events(request, requester);
    for await (const event of events) {
      this.#dependencies.pipeline.answered(requester, event.data.length);
      await stream.next(event);
    }
    await stream.complete();
  }

  /** A refused document is an answer, as the protocol has it: browsers do not show the body of a failed request. */
  async #events(
    request: StreamRequest,
    requester: ServerContext,
  ): Promise<AsyncIterable<StreamEvent> | readonly StreamEvent[]> {
    const { pipeline, contextFor, mask, telemetry, execute } = this.#dependencies;
    const { operationName, variables: variableValues } = request;
    const measuring = { telemetry, channel: 'stream', requester } as const;
    try {
      const { caller, network, purpose } = requester;
      const { document, operation, result, mostCalls } = admitted(measuring, () =>
        pipeline.admit({ ...request, caller, network, purpose, channel: 'stream' }),
      );
      if (result) return [this.#eventOf(await result)];
      const args = { schema: pipeline.schema, document, operationName, variableValues };
      const fresh = (receivedAt = performance.now()): ServerContext => {
        const context = contextFor({ ...requester, receivedAt });
        context.meter?.allow(mostCalls);
        return context;
      };
      const contextValue = fresh(requester.receivedAt);
      const live = operation.operation === OperationTypeNode.SUBSCRIPTION;
      const results = await measured(measuring, args, () =>
        live
          ? this.#live({ ...args, contextValue }, { signal: requester.signal, fresh })
          : latestAnswer(args, contextValue, execute),
      );
      return Symbol.asyncIterator in results ? results : [this.#eventOf(results)];
    } catch (error) {
      return [{ data: JSON.stringify({ errors: [mask(error)] }), id: null }];
    }
  }

  #live(
    args: ExecutionArgs,
    { signal, fresh }: { signal: AbortSignal; fresh: () => ServerContext },
  ): ReturnType<typeof eventResults<StreamEvent>> {
    const told = (result: ExecutionResult, event?: unknown): StreamEvent =>
      this.#eventOf(result, event);
    const { execute } = this.#dependencies;
    return eventResults(args, { signal, fresh: () => fresh(), told, execute });
  }

  #eventOf({ errors, ...result }: ExecutionResult, event?: unknown): StreamEvent {
    const { mask } = this.#dependencies;
    const shown = errors ? { ...result, errors: errors.map(mask) } : result;
    return { data: fitting(JSON.stringify(shown), mask).body, id: cursorIn(event) };
  }

  /** Anonymous callers are not one person, and may not subscribe to anything. */
  #hold({ role, subject }: Caller): void {
    if (role === 'ANONYMOUS') return;
    const held = this.#held.get(subject) ?? 0;
    if (held >= MAX_OPERATIONS) throw new GatewayError('OVERLOADED');
    this.#held.set(subject, held + 1);
  }

  #release({ role, subject }: Caller): void {
    if (role === 'ANONYMOUS') return;
    const left = (this.#held.get(subject) ?? 0) - 1;
    if (left > 0) this.#held.set(subject, left);
    else this.#held.delete(subject);
  }
}

/** Whatever the document selects: a client that asks for no cursor can go on as well. */
const cursorIn = (event: unknown): string | null =>
  typeof event === 'object' &&
  event !== null &&
  'cursor' in event &&
  typeof event.cursor === 'string'
    ? event.cursor
    : null;

/** Ends the stream when the token expires; the client reconnects and is refused. Returns how to cancel it. */
function endingWith({ expiresAt }: Caller, stream: EventStream): () => void {
  if (expiresAt === null) return () => undefined;
  return systemClock.at(expiresAt, () => stream.end());
}
