/*
 * Run: one execution of a compiled operation.
 *
 * Owns   what is still waited for, and the one place at which an execution gives way.
 * Gives  true when everything is in its place, or false as soon as one thing is not as it should be: then graphql-js says what is wrong.
 * Never  goes on after it gave way: what still arrives is dropped, and nothing more is asked for.
 */
import { Trace } from './replay.ts';

/** Values of arguments, which resolvers leave as they are. */
export type Arguments = Readonly<Record<string, unknown>>;

/** What a run is about. */
interface RunSubject {
  readonly context: unknown;
  readonly rootValue: unknown;
  /** Coerced. */
  readonly variableValues: Record<string, unknown>;
}

export class Run implements RunSubject {
  readonly context: unknown;
  readonly rootValue: unknown;
  readonly variableValues: Record<string, unknown>;
  /** What was resolved, for graphql-js when the execution gives way. */
  readonly trace = new Trace();
  /** How many properties were called that were functions, which may look at the context. */
  called = 0;
  /** Of fields whose arguments hold variables: the same for every item of a list. */
  readonly #arguments = new Map<object, Arguments>();
  /** The work that is done at once is one of them, since what looks like a promise may give its value at once. */
  #pending = 1;
  #over = false;
  #end: (isWhole: boolean) => void = () => undefined;

  constructor({ context, rootValue, variableValues }: RunSubject) {
    this.context = context;
    this.rootValue = rootValue;
    this.variableValues = variableValues;
  }

  argumentsOf(field: object, read: (variables: Arguments) => Arguments): Arguments {
    const known = this.#arguments.get(field);
    if (known) return known;
    const values = read(this.variableValues);
    this.#arguments.set(field, values);
    return values;
  }

  /** Puts what comes later into its place. */
  wait(later: PromiseLike<unknown>, put: (value: unknown) => void): void {
    this.#pending += 1;
    later.then(
      (value) => this.#arrived(value, put),
      () => this.#finish(false),
    );
  }

  /** Does all that can be done at once. */
  start(work: () => void): boolean | Promise<boolean> {
    try {
      work();
    } catch {
      this.#over = true;
      return false;
    }
    this.#pending -= 1;
    if (this.#over) return false;
    if (this.#pending === 0) return true;
    return new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  #arrived(value: unknown, put: (value: unknown) => void): void {
    if (this.#over) return leave(value);
    try {
      put(value);
    } catch {
      this.#finish(false);
      return;
    }
    this.#pending -= 1;
    if (this.#pending === 0) this.#finish(true);
  }

  #finish(isWhole: boolean): void {
    this.#over = true;
    this.#end(isWhole);
  }
}

export const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  'then' in value &&
  typeof value.then === 'function';

/** Nobody waits for these any more, so that what fails of them is no rejection that nobody heard. */
export function leave(value: unknown): void {
  if (!Array.isArray(value)) return;
  for (const one of value as readonly unknown[]) if (isPromise(one)) one.then(nothing, nothing);
}

function nothing(): void {
  // graphql-js has asked again, and hears it.
}
