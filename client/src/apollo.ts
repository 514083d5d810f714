/*
 * Apollo: links for Apollo Client 3 and 4.
 *
 * Owns   where answers are held to the newest revision: between the network and the cache, so that the cache never sees an older one.
 * Gives  `newestLink`, which stands before all links that answer, and `liveLink`, which ends subscriptions at the live client.
 * Never  imports Apollo Client: the two versions bring observables of their own, so its classes are handed in.
 */
import { print } from 'graphql';
import type { LiveClient } from './live-client.ts';
import { Newest } from './newest.ts';
import type { Polling } from './polling-transport.ts';
import { kindOf, selectionsOf, type Variables } from './selection.ts';
import { Settling } from './settling.ts';

/** `{ ApolloLink, Observable }` of `@apollo/client`. */
export interface ApolloClasses {
  readonly ApolloLink: new (handler: never) => object;
  readonly Observable: new (subscriber: never) => object;
}

interface Observer {
  next?(value: Answer): void;
  error?(error: unknown): void;
  complete?(): void;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly unknown[] | undefined;
}

interface Observable {
  subscribe(observer: Observer): { unsubscribe(): void };
}

interface Operation {
  readonly query: Parameters<typeof print>[0] & { readonly definitions: readonly unknown[] };
  readonly variables?: Variables | undefined;
  readonly operationName?: string | undefined;
}

type Handler = (operation: Operation, forward: (operation: Operation) => Observable) => Observable;

interface Classes<Link> {
  readonly ApolloLink: new (handler: Handler) => Link;
  readonly Observable: new (subscriber: (observer: Required<Observer>) => () => void) => Observable;
}

type LinkOf<C extends ApolloClasses> = InstanceType<C['ApolloLink']>;

/** Both versions have this form; their own types cannot be written without one of them. */
const asClasses = <C extends ApolloClasses>(classes: C): Classes<LinkOf<C>> =>
  classes as unknown as Classes<LinkOf<C>>;

/** Put it first. One `Newest` for each person: `clear()` it when somebody else signs in. */
export function newestLink<C extends ApolloClasses>(classes: C, newest = new Newest()): LinkOf<C> {
  const { ApolloLink, Observable } = asClasses(classes);
  return new ApolloLink((operation, forward) => {
    const { query, variables = {} } = operation;
    const request = { kind: kindOf(query), variables, selections: selectionsOf(query, variables) };
    return new Observable((observer) => {
      const settling = new Settling(newest, request);
      let timer: ReturnType<typeof setTimeout> | undefined;
      let running: { unsubscribe(): void } | null = null;
      let again = false;
      const send = (): void => {
        again = false;
        running = forward(operation).subscribe({
          next: (answer) => {
            const taken = answer.data == null ? settling.giveUp() : settling.take(answer.data);
            if (taken === null) return observer.next(answer);
            if ('data' in taken) return observer.next({ ...answer, data: taken.data });
            again = true;
            timer = setTimeout(send, taken.againAfterMs);
          },
          error: (error) => {
            const shown = settling.giveUp();
            if (shown === null) return observer.error(error);
            observer.next(shown);
            observer.complete();
          },
          complete: () => {
            if (!again) observer.complete();
          },
        });
      };
      send();
      return () => {
        clearTimeout(timer);
        running?.unsubscribe();
      };
    });
  });
}

/** For subscriptions: `split` sends them here, and everything else to an HTTP link with `live.fetch`. */
export function liveLink<C extends ApolloClasses>(
  classes: C,
  live: LiveClient,
  { polling }: { readonly polling?: Polling } = {},
): LinkOf<C> {
  const { ApolloLink, Observable } = asClasses(classes);
  return new ApolloLink(
    ({ query, variables, operationName }) =>
      new Observable((observer) =>
        live.subscribe(
          { query: print(query), variables, operationName, ...(polling && { polling }) },
          {
            next: (result) => observer.next(result),
            error: (error) => observer.error(error),
            complete: () => observer.complete(),
          },
        ),
      ),
  );
}

export { Newest };
