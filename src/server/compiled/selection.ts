/*
 * Selection: the fields of one object, compiled.
 *
 * Gives  a function that makes an object of the answer: each field is resolved in the order of the document, and what is there at once is
 *        put into its place without a promise.
 * Never  keeps a field whose value comes later from having its place, so that the order of an answer is that of its document.
 */
import { isPromise, leave, type Run } from './run.ts';

/** Makes of a value what the answer shows of it. What comes later is put in when it is there. Throws to give way. */
export type Complete = (value: unknown, run: Run) => unknown;

export interface CompiledField {
  /** Its name in the answer. */
  readonly key: string;
  readonly resolve: (source: unknown, run: Run) => unknown;
  readonly complete: Complete;
}

/** An object of an answer: without a prototype's names, since a client may choose any, and still of one shape for the engine. */
export class Row {
  [key: string]: unknown;
}
Object.setPrototypeOf(Row.prototype, null);

export const objectOf =
  (fields: readonly CompiledField[]): ((source: unknown, run: Run) => Row) =>
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
export const listOf =
  (complete: Complete): ((given: Iterable<unknown>, run: Run) => unknown[]) =>
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
