/*
 * Form: what an answer is made of while it is compiled, which is either its data or its text.
 *
 * Gives  the compilation one way to put leaves, objects and lists together. `rows.ts` makes data of them, `text.ts` JSON.
 */
import type { GraphQLLeafType } from 'graphql';
import type { Run } from './run.ts';

/** Null where what must be there is not. */
export type AnswerData = Record<string, unknown> | null;

/** Makes of a value what the answer shows of it. What comes later is put in when it is there. Throws to give way. */
export type Complete<S> = (value: unknown, run: Run) => S;

export interface CompiledField<S> {
  /** Its name in the answer. */
  readonly key: string;
  readonly resolve: (source: unknown, run: Run) => unknown;
  readonly complete: Complete<S>;
  /** Whether what it shows follows from its object alone, whatever the caller and the moment. */
  readonly isFixed: boolean;
}

export interface Form<S> {
  /** What stands for null, and for nothing else. */
  readonly nothing: S;
  /** Of a value that is there, and no error. */
  leaf(type: GraphQLLeafType): (value: NonNullable<unknown>) => S;
  /** Each field is resolved in the order of the document. One whose value comes later has its place nevertheless. */
  object(fields: readonly CompiledField<S>[]): Complete<S>;
  list(complete: Complete<S>): (given: Iterable<unknown>, run: Run) => S;
  /** Of the whole answer, once everything is in its place. */
  data(shown: S): AnswerData;
}
