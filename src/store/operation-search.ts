/*
 * Operation search: operations that fit all that an operator knows of them, newest first.
 *
 * Owns   one statement for each set of criteria, so that each is answered from an index: by digests of names where one is given, else by
 *        kind, status and time.
 * Gives  pages; a cursor goes on working whatever becomes of its operation, as long as that is stored.
 * Never  reads a table from end to end, and never compares a name that can be read.
 */
import { sql } from 'kysely';
import type { OperationId } from '../ids.ts';
import type { OperationPage } from '../operations/engine/journal.ts';
import type { OperationCriteria } from '../operations/engine/operation-criteria.ts';
import type { Operation, OperationKind, OperationStatus } from '../operations/engine/operation.ts';
import {
  emailName,
  namesOfCustomer,
  namesOfTransaction,
  numberName,
} from '../operations/operation-names.ts';
import type { Queries } from './database.ts';
import type { Digest } from './digests.ts';
import { StoredIdentities } from './identities.ts';
import type { Window } from './operation-lists.ts';
import { ROW, type OperationRow } from './operation-row.ts';
import type { OperationRows } from './operation-rows.ts';
import type { Parts } from './parts.ts';
import { statement, type Statement } from './statement.ts';

/** Five sorts of names: phone number, e-mail address, customer, transaction and callback. */
type Names = Readonly<Record<'first' | 'second' | 'third' | 'fourth' | 'fifth', readonly Digest[]>>;
const PLACES = ['first', 'second', 'third', 'fourth', 'fifth'] as const;

/** An operation names one of each list. Times are epoch milliseconds. */
interface Search extends Names {
  readonly kind: OperationKind | '';
  readonly status: OperationStatus | '';
  readonly since: number;
  readonly until: number;
  /** Behind the operation that started then, at this position. */
  readonly at: number;
  readonly position: number;
  readonly limit: number;
}

interface FoundRow extends OperationRow {
  readonly started_at: number;
}

interface Shape {
  readonly lists: number;
  readonly byKind: boolean;
  readonly byStatus: boolean;
}

/** With names, no other index than theirs is used: the sign keeps the database from taking one. */
const searchOf = ({ lists, byKind, byStatus }: Shape): Statement<Search, FoundRow> =>
  statement<Search, FoundRow>((queries, of) => {
    const plain = lists > 0 ? sql`+` : sql``;
    const column = <T>(name: string) => sql<T>`${plain}${sql.ref(name)}`;
    let query = queries
      .selectFrom('operations')
      .select([...ROW, 'started_at'])
      .where(column<number>('started_at'), '>=', of.since)
      .where(column<number>('started_at'), '<', of.until)
      .where((row) =>
        row.or([row('started_at', '<>', of.at), row(column('position'), '<', of.position)]),
      );
    for (const place of PLACES.slice(0, lists))
      query = query.where('id', 'in', (from) =>
        from.selectFrom('operation_refs').select('operation_id').where('ref', 'in', of[place]),
      );
    if (byKind) query = query.where(column('kind'), '=', of.kind);
    if (byStatus) query = query.where(column('status'), '=', of.status);
    return query.orderBy(column('started_at'), 'desc').orderBy('position', 'desc').limit(of.limit);
  });

const PLACE = statement((queries, of: { id: OperationId }) =>
  queries.selectFrom('operations').select(['started_at', 'position']).where('id', '=', of.id),
);
const NAMES_OF_CALLBACK = statement((queries, of: { id: string }) =>
  queries.selectFrom('inbox_refs').select('ref').where('callback_id', '=', of.id),
);

const NOBODY: readonly Digest[] = ['' as Digest];

export class OperationSearch {
  readonly #parts: Parts;
  readonly #operations: OperationRows;
  readonly #identities: StoredIdentities;
  readonly #searches = new Map<string, Statement<Search, FoundRow>>();

  constructor(parts: Parts, operations: OperationRows) {
    this.#parts = parts;
    this.#operations = operations;
    this.#identities = new StoredIdentities(parts);
  }

  async matching(
    queries: Queries,
    criteria: OperationCriteria,
    { first, beyond }: Window,
  ): Promise<OperationPage> {
    const from = await this.#place(queries, beyond);
    const lists = await this.#names(queries, criteria);
    const found: Operation[] = [];
    const limit = first + 1;
    const nobody = lists.some((list) => list.length === 0);
    for (let at = nobody ? null : from; at !== null && found.length < limit;) {
      const rows: FoundRow[] = await this.#rows(queries, lists, { ...criteria, ...at, limit });
      found.push(...this.#operations.openEach(rows));
      const last = rows.length < limit ? undefined : rows.at(-1);
      at = last ? { at: last.started_at, position: last.position } : null;
    }
    return { operations: found.slice(0, first), hasMore: found.length > first };
  }

  #rows(
    queries: Queries,
    lists: readonly (readonly Digest[])[],
    { kind, status, since = 0, until = NEVER, ...piece }: OperationCriteria & Piece,
  ): Promise<FoundRow[]> {
    const [first = NOBODY, second = NOBODY, third = NOBODY, fourth = NOBODY, fifth = NOBODY] =
      lists;
    const shape = {
      ...{ lists: lists.length, byKind: kind !== undefined, byStatus: status !== undefined },
    };
    const { at, position, limit } = piece;
    return this.#searchOf(shape).rows(queries, {
      ...{ first, second, third, fourth, fifth, kind: kind ?? '', status: status ?? '' },
      ...{ since, until: Math.min(until, at + 1), at, position, limit },
    });
  }

  #searchOf(shape: Shape): Statement<Search, FoundRow> {
    const name = JSON.stringify(shape);
    const search = this.#searches.get(name) ?? searchOf(shape);
    this.#searches.set(name, search);
    return search;
  }

  /** Null when the operation of the cursor is not there any more. */
  async #place(queries: Queries, id: OperationId | null): Promise<Place | null> {
    if (id === null) return { at: NEVER, position: NEVER };
    const place = await PLACE.first(queries, { id });
    return place ? { at: place.started_at, position: place.position } : null;
  }

  /** A list of names for each criterion that is one; an empty one is a name that nobody has. */
  async #names(
    queries: Queries,
    { phoneNumber, email, customer, transaction, callback }: OperationCriteria,
  ): Promise<readonly (readonly Digest[])[]> {
    const lists: (readonly Digest[])[] = [];
    if (callback !== undefined)
      lists.push((await NAMES_OF_CALLBACK.rows(queries, { id: callback })).map(({ ref }) => ref));
    for (const name of [
      ...(phoneNumber === undefined ? [] : [numberName(phoneNumber)]),
      ...(email === undefined ? [] : [emailName(email)]),
    ]) {
      const customers = await this.#identities.customersOf(queries, name);
      lists.push(this.#digests([name, ...customers.flatMap(namesOfCustomer)]));
    }
    if (customer !== undefined) lists.push(this.#digests(namesOfCustomer(customer)));
    if (transaction !== undefined) lists.push(this.#digests(namesOfTransaction(transaction)));
    return lists;
  }

  #digests(names: readonly string[]): readonly Digest[] {
    return this.#parts.digests.ofEach('ref', names);
  }
}

interface Place {
  readonly at: number;
  readonly position: number;
}

interface Piece extends Place {
  readonly limit: number;
}

/** Later than any time, and behind any position; one more is still a number of its own. */
const NEVER = Number.MAX_SAFE_INTEGER - 1;
