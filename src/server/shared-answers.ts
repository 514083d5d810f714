/*
 * Shared answers: the answer to an event, run and written once for all sockets of customers that select the same.
 *
 * Owns   when an answer is shared. The event is one that the tail has read for all; the selection is the same (`selections.ts`); all see
 *        the event alike, as the account's or as the line's; the answer was there at once, has no error, and has asked for nothing else of
 *        the viewer (`common-context.ts`).
 * Gives  its frames, whose cursor is each subscriber's own.
 * Never  decides who may see an event: that is asked for each subscriber before this. Whatever is not shared is answered one by one.
 *
 * An answer hangs on its event and goes with it, when the last stream has taken it. Nothing makes it false: a revision and a customer's
 * event stay as they are, and what of an answer could change asks the context.
 */
import { randomBytes } from 'node:crypto';
import { execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { EventView } from '../access/ownership.ts';
import type { Spent } from '../datasources/wire/meter.ts';
import { accountOf, isRevision, type LoggedEvent } from '../subscriptions/event-log.ts';
import { CommonContext } from './common-context.ts';
import type { Selection } from './selections.ts';
import { NextFrames } from './socket-frame.ts';

type Answers = WeakMap<LoggedEvent, Map<Selection, NextFrames | null>>;

interface Asked {
  readonly selection: Selection;
  /** How those who share the answer see the event. */
  readonly view: EventView;
  /** The document, without root value and context. */
  readonly args: Omit<ExecutionArgs, 'rootValue' | 'contextValue'>;
  /** The item as the graph shows it, under this cursor. */
  readonly itemOf: (cursor: string) => unknown;
  /** What an answer has cost that called nothing; undefined where answers do not say. */
  readonly cost: () => Spent | undefined;
}

export class SharedAnswers {
  readonly #answers: Readonly<Record<EventView, Answers>> = {
    account: new WeakMap(),
    line: new WeakMap(),
  };
  /** Stands for the cursor while an answer is written. Nobody ever sees it. */
  readonly #gap = randomBytes(24).toString('base64url');

  /** Null when the answer depends on the viewer, undefined when none was made yet. */
  known(event: LoggedEvent, selection: Selection, view: EventView): NextFrames | null | undefined {
    return this.#answers[view].get(event)?.get(selection);
  }

  /** Null when the answer depends on the viewer. */
  make(event: LoggedEvent, asked: Asked): NextFrames | null {
    const all = this.#answers[asked.view];
    const answers = all.get(event) ?? new Map<Selection, NextFrames | null>();
    const made = this.#answer(event, asked);
    all.set(event, answers.set(asked.selection, made));
    return made;
  }

  #answer(
    event: LoggedEvent,
    { selection: { personal }, view, args, itemOf, cost }: Asked,
  ): NextFrames | null {
    const kind = kindOf(event);
    if (personal.has(kind)) return null;
    const context = new CommonContext({ account: accountOf(event), isTheirs: view === 'account' });
    const result = execute({ ...args, rootValue: itemOf(this.#gap), contextValue: context.value });
    if (!isCommon(result, context)) {
      personal.add(kind);
      return null;
    }
    const spent = cost();
    const payload = { ...result, ...(spent && { extensions: { upstream: spent } }) };
    const pieces = JSON.stringify(payload).split(this.#gap);
    return new NextFrames(pieces.map((piece) => Buffer.from(piece)));
  }
}

/** Answers to events of one kind mostly ask for the same. */
const kindOf = (event: LoggedEvent): string =>
  isRevision(event) ? event.operation.detail.kind : event.event.type;

function isCommon(
  result: ReturnType<typeof execute>,
  { askedForViewer }: CommonContext,
): result is ExecutionResult {
  if (result instanceof Promise) {
    result.catch(() => undefined); // nobody waits for what depends on the viewer
    return false;
  }
  return !askedForViewer && result.errors === undefined;
}
