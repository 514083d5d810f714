/*
 * urql: the exchange that holds answers to the newest revision.
 *
 * Owns   where that happens: it stands after the cache and before the exchanges that ask the network.
 * Never  sends again what nobody waits for any more.
 */
import { makeOperation, type Exchange, type Operation, type OperationResult } from '@urql/core';
import { filter, makeSubject, map, merge, pipe, tap } from 'wonka';
import { Newest } from './newest.ts';
import { selectionsOf } from './selection.ts';
import { Settling } from './settling.ts';

/** One `Newest` for each person: `clear()` it when somebody else signs in. */
export const newestExchange =
  (newest = new Newest()): Exchange =>
  ({ forward }) =>
  (operations) => {
    const { source: repeats, next: repeat } = makeSubject<Operation>();
    const running = new Map<number, Settling>();
    const asked = pipe(
      operations,
      tap((operation) => begin(operation)),
    );

    function begin({ kind, key, query, variables }: Operation): void {
      running.delete(key);
      if (kind === 'teardown') return;
      const given = { ...variables };
      const selections = selectionsOf(query, given);
      running.set(key, new Settling(newest, { kind, variables: given, selections }));
    }

    function sendAgain({ kind, context, key, ...operation }: Operation, afterMs: number): void {
      const waiting = running.get(key);
      const fresh = { ...context, requestPolicy: 'network-only' as const };
      setTimeout(() => {
        if (waiting === running.get(key)) repeat(makeOperation(kind, { ...operation, key }, fresh));
      }, afterMs);
    }

    function settled(result: OperationResult): OperationResult | null {
      const { operation, data } = result;
      const settling = running.get(operation.key);
      const taken = data == null ? settling?.giveUp() : settling?.take(data);
      if (!taken) return result;
      if ('againAfterMs' in taken) {
        sendAgain(operation, taken.againAfterMs);
        return null;
      }
      const { error, ...rest } = result;
      return { ...rest, ...(data != null && error && { error }), data: taken.data };
    }

    return pipe(
      forward(merge([asked, repeats])),
      map(settled),
      filter((result) => result !== null),
    );
  };

export { Newest };
