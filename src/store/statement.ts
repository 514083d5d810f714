/*
 * Statement: one SQL statement, written with the query builder and compiled once.
 *
 * Owns   the compiled text of each statement, for the life of the process: one for every number of values that a list can have.
 * Gives  `rows`, `first` and `run`, on the database or within a transaction.
 * Never  takes a value into its text: what changes from run to run is a parameter.
 *
 * A list is filled up to the next power of two with its last value, which changes no `in (...)`, nor what is inserted once, so that few
 * texts serve all lengths.
 */
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Compilable,
  type CompiledQuery,
} from 'kysely';
import type { Queries } from './database.ts';
import type { Tables } from './tables.ts';

type Value = string | number | null | Uint8Array;
/** What every set of parameters is: values and lists of values, by name. */
type Parameters<P> = { readonly [Name in keyof P]: Value | readonly Value[] };
type AnyParameters = Readonly<Record<string, Value | readonly Value[]>>;

/** What statements are written with. It reaches no database. */
export type Builder = Kysely<Tables>;

const COMPILER: Builder = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (queries) => new SqliteIntrospector(queries),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** Stands in a compiled statement where a value goes. */
class Mark {
  readonly #name: string;
  readonly #index: number | null;

  constructor(name: string, index: number | null) {
    this.#name = name;
    this.#index = index;
  }

  valueIn(parameters: AnyParameters): unknown {
    const value = parameters[this.#name];
    if (this.#index === null || !Array.isArray(value)) return value;
    return value[Math.min(this.#index, value.length - 1)];
  }
}

export class Statement<P extends Parameters<P>, R> {
  readonly #build: (queries: Builder, of: P) => Compilable<R>;
  /** By the lengths of its lists. */
  readonly #compiled = new Map<string, CompiledQuery<R>>();
  /** The names of its lists, which are the same each time. */
  #lists: readonly string[] | null = null;

  constructor(build: (queries: Builder, of: P) => Compilable<R>) {
    this.#build = build;
  }

  async rows(queries: Queries, parameters: P): Promise<R[]> {
    const { sql, parameters: places } = this.#compiledFor(parameters);
    return queries.rows(sql, valuesAt(places, parameters)) as R[];
  }

  async first(queries: Queries, parameters: P): Promise<R | undefined> {
    return (await this.rows(queries, parameters))[0];
  }

  /** How many rows it changed. */
  async run(queries: Queries, parameters: P): Promise<number> {
    const { sql, parameters: places } = this.#compiledFor(parameters);
    return queries.run(sql, valuesAt(places, parameters));
  }

  #compiledFor(given: P): CompiledQuery<R> {
    const shape = this.#shapeOf(given);
    const known = this.#compiled.get(shape);
    if (known) return known;
    const compiled = this.#build(COMPILER, marksFor(given)).compile();
    this.#compiled.set(shape, compiled);
    return compiled;
  }

  #shapeOf(given: AnyParameters): string {
    this.#lists ??= Object.keys(given).filter((name) => Array.isArray(given[name]));
    let shape = '';
    for (const name of this.#lists) shape += `${roundedUp(lengthOf(given[name]))},`;
    return shape;
  }
}

/** `of` holds the parameters by name; the builder may only place them, never look at them. Lists must not be empty. */
export const statement = <P extends Parameters<P>, R>(
  build: (queries: Builder, of: P) => Compilable<R>,
): Statement<P, R> => new Statement(build);

const valuesAt = (places: readonly unknown[], given: AnyParameters): unknown[] =>
  places.map((place) => (place instanceof Mark ? place.valueIn(given) : place));

const lengthOf = (list: AnyParameters[string] | undefined): number =>
  Array.isArray(list) ? list.length : 0;

function marksFor<P extends Parameters<P>>(given: P): P {
  const marks = Object.entries(given).map(([name, value]) => [
    name,
    Array.isArray(value)
      ? Array.from({ length: roundedUp(value.length) }, (_, index) => new Mark(name, index))
      : new Mark(name, null),
  ]);
  return Object.fromEntries(marks) as P;
}

function roundedUp(length: number): number {
  if (length === 0) throw new RangeError('a list of a statement must not be empty');
  return 2 ** Math.ceil(Math.log2(length));
}
