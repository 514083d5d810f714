/*
 * Socket stream: one subscription on a socket, from the moment when its events are known to come.
 *
 * Owns   the answers to its events: one that is shared where everybody gets the same, else one of its own in a fresh context.
 * Gives  the frames that graphql-ws would send of the same results, in the same order, and back-pressure: an event is taken when the one
 *        before has left.
 * Never  holds the request that began it, its token or its context; nor anything that waits while nothing happens.
 *
 * graphql-ws reads every message and answers all else. It would hold the message, a generator and its frames for as long as a
 * subscription runs, so that it is told at once that this one is over.
 */
import { GraphQLError, type ExecutionArgs } from 'graphql';
import { MessageType, type ExecutionResult } from 'graphql-ws';
import type { Purpose } from '../access/purpose.ts';
import type { Given } from '../datasources/wire/given.ts';
import type { Spent } from '../datasources/wire/meter.ts';
import { asRequest } from '../request-id.ts';
import type { Emission, LiveItems } from '../subscriptions/live-items.ts';
import type { Execute } from './compiled/execute.ts';
import type { ServerContext } from './graphql.ts';
import { latestAnswer } from './latest-answer.ts';
import { masked, type Mask } from './masking.ts';
import type { Selection } from './selections.ts';
import type { SharedAnswers } from './shared-answers.ts';
import type { SocketConnection } from './socket-connection.ts';
import type { NextFrames } from './socket-frame.ts';
import type { SocketOperation } from './socket-operations.ts';
import type { Turn, Turns } from './turns.ts';

/** What all streams share. */
export interface SocketStreamDependencies {
  readonly answers: SharedAnswers;
  readonly turns: Turns;
  readonly mask: Mask;
  readonly execute: Execute;
  readonly contextFor: (requester: ServerContext, mostCalls: number) => ServerContext;
}

/** What one stream was begun with. */
interface Begun {
  readonly id: string;
  /** Of the message that began it. */
  readonly requestId: string;
  readonly args: Omit<ExecutionArgs, 'rootValue' | 'contextValue'>;
  /** Null when its answers are its own. */
  readonly selection: Selection | null;
  readonly purpose: Purpose;
  readonly mostCalls: number;
}

/** What follows at a stream that must wait: an item that is its own, or is not known yet, and the one before, which has not left. */
interface Rest {
  readonly next?: Given<Emission | null>;
  readonly leaving?: Promise<void>;
}

export class SocketStream implements SocketOperation, Turn {
  readonly #connection: SocketConnection;
  readonly #begun: Begun;
  readonly #items: LiveItems<unknown>;
  readonly #dependencies: SocketStreamDependencies;
  /** Of the answer that is being made. */
  #answering: AbortController | null = null;
  #over = false;
  #due = false;
  #running = false;

  constructor(
    { connection, items }: { connection: SocketConnection; items: LiveItems<unknown> },
    begun: Begun,
    dependencies: SocketStreamDependencies,
  ) {
    this.#connection = connection;
    this.#items = items;
    this.#begun = begun;
    this.#dependencies = dependencies;
  }

  begin(): void {
    this.#items.showTo(this);
    this.look();
  }

  /** The client, the socket or the sign-in has ended it: nothing more is sent. */
  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#answering?.abort();
    this.#items.close();
  }

  /** There may be something to send. */
  look(): void {
    if (this.#due || this.#over) return;
    this.#due = true;
    if (!this.#running) this.#dependencies.turns.take(this);
  }

  run(): void {
    this.#running = true;
    try {
      const rest = this.#sendAtOnce();
      if (rest === null) this.#running = false;
      else asRequest(this.#begun.requestId, () => void this.#sendAll(rest));
    } catch (error) {
      asRequest(this.#begun.requestId, () => void this.#fail(error));
    }
  }

  /** Shared answers to what is at hand: for most events that is all. Returns what is left to do. */
  #sendAtOnce(): Rest | null {
    while (this.#due && !this.#over) {
      this.#due = false;
      while (this.#items.isAtHand) {
        const next = this.#items.take();
        if (next === null) break;
        const shared = next instanceof Promise ? null : this.#shared(next);
        if (next instanceof Promise || shared === null) return { next };
        const leaving = this.#sendShared(next, shared);
        if (leaving) return { leaving };
      }
      if (!this.#items.isAtHand || this.#items.isOver) return {};
    }
    return null;
  }

  /** Whatever comes meanwhile is sent as well. */
  async #sendAll({ next: first, leaving }: Rest): Promise<void> {
    try {
      await leaving;
      this.#due = true;
      let next = await first;
      while (this.#due && !this.#over) {
        this.#due = false;
        for (
          next ??= await this.#items.take();
          next && !this.#over;
          next = await this.#items.take()
        )
          await this.#send(next);
        this.#answering = null;
      }
      if (!this.#over && this.#items.isOver) await this.#finish({ type: MessageType.Complete });
    } catch (error) {
      await this.#fail(error);
    }
    this.#running = false;
  }

  /** Null when it has left already, which is almost always. */
  #send(emission: Emission): Promise<void> | null {
    const shared = this.#shared(emission);
    return shared === null ? this.#sendOwn(emission) : this.#sendShared(emission, shared);
  }

  /** Null for an answer of its own. */
  #shared(emission: Emission): NextFrames | null {
    const { selection, args } = this.#begun;
    const { origin, view } = emission;
    if (selection === null || origin === null) return null;
    const { answers } = this.#dependencies;
    const known = answers.known(origin, selection, view);
    if (known !== undefined) return known;
    const itemOf = (cursor: string): unknown => this.#items.itemOf(emission, cursor);
    const cost = (): Spent | undefined => this.#context().cost?.();
    return answers.make(origin, { selection, view, args, itemOf, cost });
  }

  #sendShared(emission: Emission, frames: NextFrames): Promise<void> | null {
    const { id } = this.#begun;
    const cursor = frames.hasCursor ? this.#items.cursorOf(emission) : '';
    const leaving = this.#connection.sendFrame(frames.of(id, cursor));
    if (leaving) frames.keepLast();
    return leaving;
  }

  async #sendOwn(emission: Emission): Promise<void> {
    const { args, id } = this.#begun;
    const rootValue = this.#items.itemOf(emission, this.#items.cursorOf(emission));
    const { execute, mask } = this.#dependencies;
    const context = this.#context();
    const result: ExecutionResult = await latestAnswer({ ...args, rootValue }, context, execute);
    if (this.#over) return;
    const payload = masked(result, mask) ?? result;
    await this.#connection.send(JSON.stringify({ id, type: MessageType.Next, payload }));
  }

  /** For the time of one answer. */
  #context(): ServerContext {
    this.#answering = new AbortController();
    const { signal } = this.#answering;
    const { caller, network } = this.#connection;
    const { purpose, mostCalls } = this.#begun;
    const receivedAt = performance.now();
    const requester = { caller, network, signal, purpose, receivedAt, resumeAfter: null };
    return this.#dependencies.contextFor(requester, mostCalls);
  }

  async #fail(error: unknown): Promise<void> {
    if (this.#over) return;
    const originalError = error instanceof Error ? error : new Error(String(error));
    const wrapped = new GraphQLError(originalError.message, { originalError });
    const payload = [this.#dependencies.mask(wrapped)];
    await this.#finish({ type: MessageType.Error, payload });
  }

  /** It has come to an end by itself. The client may use the id again as soon as it knows. */
  async #finish(last: {
    type: MessageType.Error | MessageType.Complete;
    payload?: unknown;
  }): Promise<void> {
    const { id } = this.#begun;
    this.end();
    this.#connection.operations.over(id, this);
    await this.#connection.send(JSON.stringify({ id, ...last }));
  }
}
