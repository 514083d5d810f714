/*
 * Statement: one SQL statement, written with the query builder and compiled once.
 *
 * Owns   the compiled text of each statement, for the life of the process: one for every number of values that a list can have.
 * Gives  `rows`, `first` and `run`, on the database or within a transaction.
 * Never  takes a value into its text: what changes from run to run is a parameter.
 *
 * A list is filled up to the next power of two with its last value, which changes no `in (...)`, so that few texts serve all lengths.
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

const COMPILER: Queries = new Kysely<Tables>({
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
  readonly #build: (queries: Queries, of: P) => Compilable<R>;
  /** By the lengths of its lists. */
  readonly #compiled = new Map<string, CompiledQuery<R>>();

  constructor(build: (queries: Queries, of: P) => Compilable<R>) {
    this.#build = build;
  }

  async rows(queries: Queries, parameters: P): Promise<R[]> {
    return (await this.#execute(queries, parameters)).rows;
  }

  async first(queries: Queries, parameters: P): Promise<R | undefined> {
    return (await this.rows(queries, parameters))[0];
  }

  /** How many rows it changed. */
  async run(queries: Queries, parameters: P): Promise<number> {
    const { numAffectedRows, rows } = await this.#execute(queries, parameters);
    return Number(numAffectedRows ?? rows.length);
  }

  #execute(queries: Queries, given: P) {
    const compiled = this.#compiledFor(given);
    const values: AnyParameters = given;
    const parameters = compiled.parameters.map((value) =>
      value instanceof Mark ? value.valueIn(values) : value,
    );
    return queries.executeQuery<R>({ ...compiled, parameters });
  }

  #compiledFor(given: P): CompiledQuery<R> {
    const shape = Object.entries(given)
      .map(([name, value]) => (Array.isArray(value) ? `${name}:${roundedUp(value.length)}` : ''))
      .join();
    const known = this.#compiled.get(shape);
    if (known) return known;
    const compiled = this.#build(COMPILER, marksFor(given)).compile();
    this.#compiled.set(shape, compiled);
    return compiled;
  }
}

/** `of` holds the parameters by name; the builder may only place them, never look at them. Lists must not be empty. */
export const statement = <P extends Parameters<P>, R>(
  build: (queries: Queries, of: P) => Compilable<R>,
): Statement<P, R> => new Statement(build);

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
