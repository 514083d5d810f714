/*
 * Polling transport: the same stream by asking `changes(after)` again and again, for networks that let no stream through.
 *
 * Owns   the rhythm, and that each round ends so that a stream is tried again.
 * Gives  the items of the subscription, in its form. Where there is no cursor to go on from, the present state instead, read after the
 *        cursor was: so nothing falls between the two. Where no document for it was given, a `StreamReset`: read the screen anew.
 */
import { isRecord, type Variables } from './selection.ts';
import type { Timing } from './timing.ts';
import {
  BROKEN,
  outcomeOf,
  REFUSED,
  Rest,
  type Attempt,
  type Outcome,
  type Payload,
  type Result,
  type Transport,
} from './transport.ts';

/** The documents that stand in for a subscription. They select of each item what the subscription selects. */
export interface Polling {
  /** A query of `changes` with the variables `$after: Cursor`. */
  readonly changes: string;
  /** A query with the variables of the subscription, `$after` excepted, for the present state: an operation, or a connection of them. */
  readonly present?: string | undefined;
}

interface PollingOptions {
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly polling: Polling;
  readonly timing: Timing;
}

type Item = Readonly<Record<string, unknown>>;

export class PollingTransport implements Transport {
  readonly polls = true;
  readonly #options: PollingOptions;
  readonly #rest = new Rest();

  constructor(options: PollingOptions) {
    this.#options = options;
  }

  async run(attempt: Attempt): Promise<Outcome> {
    const endsAt = Date.now() + this.#options.timing.pollForMs;
    attempt.signal.addEventListener('abort', () => this.#rest.wake());
    try {
      while (!attempt.signal.aborted && Date.now() < endsAt) {
        const outcome = await this.#round(attempt);
        if (outcome) return outcome;
        await this.#rest.for(this.#options.timing.pollMs);
      }
      return BROKEN;
    } catch {
      return BROKEN;
    }
  }

  reset(): void {
    this.#rest.wake();
  }

  async #round(attempt: Attempt): Promise<Outcome | null> {
    const { changes, present } = this.#options.polling;
    const { key, ofOperations } = fieldOf(attempt.payload().query);
    let hasMore = true;
    while (hasMore && !attempt.signal.aborted) {
      const after = attempt.cursor();
      const asked = await this.#ask(attempt, { query: changes, variables: { after } });
      if ('type' in asked) return asked;
      const page = asked.value;
      attempt.heard();
      const cursor = String(page['endCursor']);
      const starts = page['reset'] === true || (after === null && ofOperations);
      const now = starts && present !== undefined ? await this.#present(attempt, present) : [];
      if ('type' in now) return now;
      const missed = starts && present === undefined ? [RESET] : now;
      const items = [...missed, ...itemsIn(page, attempt.payload())];
      for (const item of items) attempt.take({ data: { [key]: { cursor, ...item } } });
      attempt.reached(cursor);
      hasMore = page['hasMore'] === true;
    }
    return null;
  }

  async #present(attempt: Attempt, query: string): Promise<readonly Item[] | Outcome> {
    const { after: _after, ...variables } = attempt.payload().variables ?? {};
    const asked = await this.#ask(attempt, { query, variables });
    if ('type' in asked) return asked;
    const { value } = asked;
    const { edges } = value;
    const nodes = Array.isArray(edges) ? edges.map((edge: Item) => edge['node']) : [value];
    return nodes.map((operation) => ({ __typename: 'OperationSnapshot', operation }));
  }

  /** The value of the first field of an answer. */
  async #ask(
    { signal }: Attempt,
    body: { readonly query: string; readonly variables: Variables },
  ): Promise<{ readonly value: Item } | Outcome> {
    const response = await this.#options.fetch(this.#options.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
    if (response.status === 401) return REFUSED;
    const { data, errors } = (await response.json()) as Result;
    const [value] = Object.values(data ?? {});
    if (isRecord(value)) return { value };
    return errors ? outcomeOf(errors) : BROKEN;
  }
}

const RESET: Item = { __typename: 'StreamReset', reason: 'CURSOR_TOO_OLD' };

const FIELD = /(?:(\w+)\s*:\s*)?\b(operationEvents|customerEvents)\b/;

/** The name under which a subscription shows its items, and whether they are operations. */
function fieldOf(query: string): { readonly key: string; readonly ofOperations: boolean } {
  const [, alias, field = ''] = FIELD.exec(query) ?? [];
  return { key: alias ?? field, ofOperations: field === 'operationEvents' };
}

/** Those changes of a page that the subscription would have shown: `changes` tells of everything. */
function itemsIn({ changes }: Item, { query, variables = {} }: Payload): readonly Item[] {
  const items = Array.isArray(changes) ? changes.filter(isRecord) : [];
  const named = new Set(Object.values(variables).flat());
  const { ofOperations } = fieldOf(query);
  return items.filter(({ operation, customerId }) => {
    if (!ofOperations) return named.has(customerId);
    return isRecord(operation) && (!/\bids\s*:/.test(query) || named.has(operation['id']));
  });
}
