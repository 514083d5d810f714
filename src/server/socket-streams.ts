/*
 * Socket streams: the subscriptions of all sockets, from their admission on.
 *
 * Owns   which of them go on by themselves (`socket-stream.ts`), and what these share.
 * Gives  graphql-ws the results of the others.
 */
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  type OperationDefinitionNode,
} from 'graphql';
import type { ExecutionResult as SocketResult } from 'graphql-ws';
import { currentRequestId } from '../request-id.ts';
import { LiveStream } from '../subscriptions/live-stream.ts';
import type { Execute } from './compiled/execute.ts';
import { resultsOf } from './event-results.ts';
import type { FastParts } from './fast-parts.ts';
import type { ServerContext } from './graphql.ts';
import type { Mask } from './masking.ts';
import { Selections } from './selections.ts';
import { SharedAnswers } from './shared-answers.ts';
import type { SocketConnection } from './socket-connection.ts';
import { SocketStream, type SocketStreamDependencies } from './socket-stream.ts';
import { Turns } from './turns.ts';

interface SocketStreamsDependencies {
  readonly mask: Mask;
  /** Makes a fresh context whose answer may cost so many calls. */
  readonly contextFor: SocketStreamDependencies['contextFor'];
  readonly execute: Execute;
  readonly fast: FastParts | undefined;
}

/** What was admitted. */
export interface Subscribed {
  readonly operation: OperationDefinitionNode;
  readonly context: ServerContext;
  readonly mostCalls: number;
}

type Results = AsyncIterable<SocketResult, void>;

export class SocketStreams {
  readonly #dependencies: SocketStreamsDependencies;
  readonly #shared: SocketStreamDependencies;
  readonly #selections = new Selections();
  /** What goes on by itself, by the arguments with which it was begun. */
  readonly #live = new WeakMap<ExecutionArgs, LiveStream<unknown>>();

  constructor(dependencies: SocketStreamsDependencies) {
    this.#dependencies = dependencies;
    this.#shared = {
      ...dependencies,
      answers: new SharedAnswers(),
      turns: new Turns(STREAMS_OF_A_TURN),
    };
  }

  /** For graphql-ws: none where the stream goes on by itself. */
  async resultsOf(
    args: ExecutionArgs,
    { context, mostCalls }: Subscribed,
  ): Promise<Results | ExecutionResult> {
    const events = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in events)) return events;
    if (events instanceof LiveStream && this.#dependencies.fast?.sockets !== false) {
      this.#live.set(args, events);
      return NO_RESULTS;
    }
    const fresh = (): ServerContext =>
      this.#dependencies.contextFor({ ...context, receivedAt: performance.now() }, mostCalls);
    const told = (result: SocketResult): SocketResult => result;
    const { execute } = this.#dependencies;
    return resultsOf(events, args, { signal: context.signal, fresh, told, execute });
  }

  /** True when the stream goes on by itself: graphql-ws, which holds whatever it waits for, is to forget it. */
  goesOn(
    { connection, id }: { connection: SocketConnection; id: string },
    args: ExecutionArgs,
    { operation, context, mostCalls }: Subscribed,
  ): boolean {
    const live = this.#live.get(args);
    if (!live) return false;
    const { schema, document, operationName, variableValues } = args;
    const { caller, purpose } = context;
    const selection =
      caller.role === 'CUSTOMER' // what people of the brand read is written down for each
        ? this.#selections.of(document, operation, variableValues ?? {})
        : null;
    const begun = {
      ...{ id, selection, purpose, mostCalls, requestId: currentRequestId() ?? '' },
      args: { schema, document, operationName, variableValues },
    };
    const from = { connection, items: live.takeOver() };
    const stream = new SocketStream(from, begun, this.#shared);
    if (connection.operations.goesOn(id, stream)) stream.begin();
    else stream.end(); // it was completed meanwhile
    return true;
  }
}

/** In place of the results of a stream that goes on by itself. */
const STREAMS_OF_A_TURN = 128;

const NO_RESULTS: Results = {
  [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
};
