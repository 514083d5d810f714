/*
 * Relay: a network for its environment.
 *
 * Owns   queries, mutations and subscriptions of Relay, all held to the newest revision before its store sees them.
 * Never  imports Relay, which is CommonJS and differs by bundler: its parts are handed in.
 *
 * Relay hands a network no more than the text of a document. Where documents are persisted, `textOf` looks it up by the id.
 */
import { parse } from 'graphql';
import type { LiveClient } from './live-client.ts';
import { Newest } from './newest.ts';
import type { Polling } from './polling-transport.ts';
import { selectionsOf, type Selection, type Variables } from './selection.ts';
import { Settling } from './settling.ts';
import { LiveError } from './transport.ts';

/** What Relay knows of a document: its `RequestParameters`. */
interface Request {
  readonly name: string;
  readonly operationKind: string;
  readonly text?: string | null | undefined;
  readonly id?: string | null | undefined;
}

interface Sink {
  next(answer: never): void;
  error(error: Error): void;
  complete(): void;
}

type Fetch = (request: Request, variables: Variables) => Promise<never>;
type Subscribe = (request: Request, variables: Variables) => never;

/** `{ Network, Observable }` of `relay-runtime`. */
interface RelayParts<Network> {
  readonly Network: { create(fetch: Fetch, subscribe: Subscribe): Network };
  readonly Observable: { create(source: (sink: Sink) => () => void): unknown };
}

interface NetworkOptions {
  readonly live: LiveClient;
  /** One for each person: `clear()` it when somebody else signs in. */
  readonly newest?: Newest;
  readonly polling?: Polling;
  readonly textOf?: (id: string) => string;
}

export function relayNetwork<Network>(
  { Network, Observable }: RelayParts<Network>,
  { live, newest = new Newest(), polling, textOf }: NetworkOptions,
): Network {
  const textFor = ({ text, id }: Request): string => text ?? textOf?.(id ?? '') ?? '';

  function settlingOf(request: Request, variables: Variables): Settling {
    const kind = request.operationKind;
    const selections = selectionsIn(textFor(request), variables);
    return new Settling(newest, { kind, variables, selections });
  }

  async function fetch(request: Request, variables: Variables): Promise<never> {
    const settling = settlingOf(request, variables);
    for (;;) {
      const answer = await live.request({ query: textFor(request), variables });
      const taken = answer.data == null ? settling.giveUp() : settling.take(answer.data);
      if (taken === null) return forRelay(answer);
      if ('data' in taken) return forRelay({ ...answer, data: taken.data });
      await new Promise((resolve) => setTimeout(resolve, taken.againAfterMs));
    }
  }

  const subscribe = (request: Request, variables: Variables): never => {
    const settling = settlingOf(request, variables);
    const payload = { query: textFor(request), variables, ...(polling && { polling }) };
    return forRelay(
      Observable.create((sink) =>
        live.subscribe(payload, {
          next: (result) => sink.next(forRelay({ ...result, ...settling.take(result.data) })),
          error: (error) => sink.error(error),
          complete: () => sink.complete(),
        }),
      ),
    );
  };
  return Network.create(fetch, subscribe);
}

function selectionsIn(text: string, variables: Variables): readonly Selection[] {
  if (text === '') throw new LiveError('The text of a persisted document is needed: see `textOf`.');
  return selectionsOf(parse(text), variables);
}

/** Relay's own types cannot be written without importing it. */
const forRelay = (value: unknown): never => value as never;

export { Newest };
