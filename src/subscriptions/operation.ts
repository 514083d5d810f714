/*
 * Operation streams: `operationEvents`, from the arguments of a subscriber to the items of the graph.
 *
 * Owns   who may watch what, and the subscription's resolver.
 * Gives  one stream for each subscriber, which ends with its signal.
 * Never  lets an operation that does not exist be told from one that belongs to another person.
 */
import type { Caller } from '../access/caller.ts';
import { GatewayError } from '../errors.ts';
import { operationId, partOf, type OperationId } from '../ids.ts';
import type { Telemetry } from '../telemetry.ts';
import type { EventScope } from './event-log.ts';
import type { FollowingDependencies } from './following.ts';
import { LiveItems } from './live-items.ts';
import { LiveStream } from './live-stream.ts';
import type { OperationEventItem } from './operation-item.ts';
import { OperationStream, type OperationStreamDependencies } from './stream.ts';

/** More operations than this are watched by leaving the ids out. */
const MAX_IDS = 100;

export interface OperationEventsArgs {
  readonly ids?: readonly string[] | null | undefined;
  readonly after?: string | null | undefined;
  /** As `after`, but from the client's transport, which comes again by itself. The later one counts. */
  readonly resumeAfter?: string | null;
}

interface StreamsDependencies extends OperationStreamDependencies, FollowingDependencies {
  readonly telemetry: Telemetry;
}

export class Streams {
  readonly #dependencies: StreamsDependencies;

  constructor(dependencies: StreamsDependencies) {
    this.#dependencies = dependencies;
  }

  /** Rejects with FORBIDDEN before the first item when any id is not the caller's. */
  async operationEvents(
    caller: Caller,
    { ids, after: given, resumeAfter }: OperationEventsArgs,
    signal: AbortSignal,
  ): Promise<LiveStream<OperationEventItem>> {
    const { cursors, telemetry } = this.#dependencies;
    const watched = ids == null ? null : await this.#watched(caller, ids);
    const after = cursors.newest([given, resumeAfter], caller.subject);
    const kind = new OperationStream({ caller, watched, after }, this.#dependencies);
    telemetry.streamOpened();
    return new LiveStream(new LiveItems(kind, this.#dependencies), signal);
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
