/*
 * Operation streams: `operationEvents`, from the arguments of a subscriber to the items of the graph.
 *
 * Owns   who may watch what, and the subscription's resolver.
 * Gives  one stream for each subscriber, which ends with its signal.
 * Never  lets an operation that does not exist be told from one that belongs to another person.
 *
 * Permission is asked of fresh access for every item, since people lose customers while they watch.
 */
import type { Caller } from '../access/caller.ts';
import { GatewayError } from '../errors.ts';
import { operationId, partOf, type CustomerId, type OperationId } from '../ids.ts';
import type { Operation } from '../operations/engine/operation.ts';
import type { Telemetry } from '../telemetry.ts';
import type { Cursors } from './cursor.ts';
import type { EventScope } from './event-log.ts';
import type { ResetReason } from './following.ts';
import { streamOf, type StreamItem, type StreamDependencies } from './stream.ts';
import { UntilAborted } from './until-aborted.ts';

/** More operations than this are watched by leaving the ids out. */
const MAX_IDS = 100;

/** An operation as it was at a position of the log. */
export interface Moved {
  readonly __typename: 'OperationSnapshot' | 'OperationAdvanced';
  readonly cursor: string;
  readonly operation: Operation;
}

/** The stream starts over. */
export interface Reset {
  readonly __typename: 'StreamReset';
  readonly cursor: string;
  readonly reason: ResetReason;
}

export type OperationEventItem = Moved | Reset;

interface OperationEventsArgs {
  readonly ids?: readonly string[] | null | undefined;
  readonly after?: string | null | undefined;
  /** As `after`, but from the client's transport, which comes again by itself. The later one counts. */
  readonly resumeAfter?: string | null;
}

/** What of `access` a stream asks. */
interface StreamAccess {
  customersOf(caller: Caller): Promise<ReadonlySet<CustomerId>>;
  mayUseOperation(caller: Caller, operation: Operation): Promise<boolean>;
}

interface StreamsDependencies extends StreamDependencies {
  readonly cursors: Cursors;
  readonly telemetry: Telemetry;
  /** Access that remembers nothing of earlier questions. */
  readonly access: () => StreamAccess;
}

export class Streams {
  readonly #dependencies: StreamsDependencies;

  constructor(dependencies: StreamsDependencies) {
    this.#dependencies = dependencies;
  }

  /** Rejects with FORBIDDEN before the first item when any id is not the caller's. */
  async operationEvents(
    caller: Caller,
    { ids, after, resumeAfter }: OperationEventsArgs,
    signal: AbortSignal,
  ): Promise<AsyncIterableIterator<OperationEventItem, void>> {
    const { cursors, access, telemetry } = this.#dependencies;
    const watched = ids == null ? null : await this.#watched(caller, ids);
    const wanted = {
      scope: () => (watched ? Promise.resolve(watched) : this.#everythingOf(caller)),
      may: (operation: Operation) => access().mayUseOperation(caller, operation),
      after: cursors.newest([after, resumeAfter], caller.subject),
    };
    telemetry.streamOpened();
    return new UntilAborted(signal, (ended) => {
      ended.addEventListener('abort', () => telemetry.streamClosed(), { once: true });
      return this.#items(caller, streamOf(wanted, this.#dependencies, ended));
    });
  }

  async *#items(
    { subject }: Caller,
    items: AsyncGenerator<StreamItem, void>,
  ): AsyncGenerator<OperationEventItem, void> {
    for await (const item of items) {
      const cursor = this.#dependencies.cursors.write(item.position, subject);
      if (item.type === 'reset') yield { __typename: 'StreamReset', cursor, reason: item.reason };
      else yield { __typename: TYPENAMES[item.type], cursor, operation: item.operation };
    }
  }

  async #everythingOf(caller: Caller): Promise<EventScope> {
    const customers = await this.#dependencies.access().customersOf(caller);
    return { subject: caller.subject, customerIds: [...customers] };
  }

  async #watched(caller: Caller, ids: readonly string[]): Promise<EventScope> {
    if (ids.length === 0 || ids.length > MAX_IDS) throw new GatewayError('BAD_USER_INPUT');
    const own = await Promise.all([...new Set(ids)].map((id) => this.#own(caller, id)));
    return { operationIds: own };
  }

  async #own(caller: Caller, id: string): Promise<OperationId> {
    const { journal, access } = this.#dependencies;
    const named = partOf('Operation', id);
    const operation = named === null ? null : await journal.load(operationId(named));
    if (operation && (await access().mayUseOperation(caller, operation))) return operation.id;
    throw new GatewayError('FORBIDDEN');
  }
}

const TYPENAMES = { snapshot: 'OperationSnapshot', advanced: 'OperationAdvanced' } as const;

/** What of the request's context a subscription uses. */
interface StreamContext {
  readonly streams: Streams;
  readonly caller: Caller;
  readonly signal: AbortSignal;
  readonly resumeAfter: string | null;
}

export const operationSubscriptions = {
  Subscription: {
    operationEvents: {
      subscribe: (
        _root: unknown,
        args: OperationEventsArgs,
        { streams, caller, signal, resumeAfter }: StreamContext,
      ) => streams.operationEvents(caller, { ...args, resumeAfter }, signal),
      resolve: (item: OperationEventItem) => item,
    },
  },
};
