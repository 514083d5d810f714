/*
 * Rows: an answer as data.
 *
 * Gives  objects and lists as graphql-js would make them. What is there at once is put into its place without a promise.
 */
import type { GraphQLLeafType } from 'graphql';
import type { CompiledField, Complete, Form } from './form.ts';
import { GIVES_WAY } from './gives-way.ts';
import { isPromise, leave, type Run } from './run.ts';

/** An object of an answer: without a prototype's names, since a client may choose any, and still of one shape for the engine. */
class Row {
  [key: string]: unknown;
}
Object.setPrototypeOf(Row.prototype, null);

const objectOf =
  (fields: readonly CompiledField<unknown>[]): Complete<Row> =>
  (source, run) => {
    const row = new Row();
    for (const { key, resolve, complete } of fields) {
      const value = resolve(source, run);
      if (isPromise(value)) {
        row[key] = null;
        run.wait(value, (arrived) => {
          row[key] = complete(arrived, run);
        });
      } else row[key] = complete(value, run);
    }
    return row;
  };

/** Of a list that holds promises none is left unheard when another item gives way. */
const listOf =
  (complete: Complete<unknown>): ((given: Iterable<unknown>, run: Run) => unknown[]) =>
  (given, run) => {
    const values = Array.isArray(given) ? (given as readonly unknown[]) : [...given];
    const items: unknown[] = [];
    try {
      for (const value of values) {
        if (isPromise(value)) {
          const index = items.push(null) - 1;
          run.wait(value, (arrived) => {
            items[index] = complete(arrived, run);
          });
        } else items.push(complete(value, run));
      }
    } catch (error) {
      leave(values);
      throw error;
    }
    return items;
  };

/** Throws what cannot be shown. */
export function serialized(type: GraphQLLeafType, value: unknown): NonNullable<unknown> {
  const shown: unknown = type.serialize(value);
  if (shown == null) throw GIVES_WAY;
  return shown;
}

export const ROWS: Form<unknown> = {
  nothing: null,
  leaf: (type) => (value) => serialized(type, value),
  object: objectOf,
  list: listOf,
  data: (shown) => (shown instanceof Row ? shown : null),
};
