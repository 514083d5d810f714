/*
 * Execute: how an operation is run, for HTTP, sockets and streams.
 *
 * Gives  the compiled way where it is switched on and can answer, else graphql-js's: the same results in the same form.
 */
import { execute, type ExecutionArgs, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { FastParts } from '../fast-parts.ts';
import { CompiledQueries, type AnswerForm } from './compiled-queries.ts';
import { replayed, type Trace } from './replay.ts';

/** `form`: whether the caller is content with the text of the data, which is less work. */
export type Execute = (
  args: ExecutionArgs,
  form?: AnswerForm,
) => ExecutionResult | Promise<ExecutionResult>;

/** `parts` is read at each execution, so that a test can compare both in one gateway. */
export function executing(
  schema: GraphQLSchema,
  parts: Pick<FastParts, 'compile' | 'write'>,
  compiled = new CompiledQueries(schema),
): Execute {
  return (args, wanted) => {
    let trace: Trace | null = null;
    const again = (): ExecutionResult | Promise<ExecutionResult> =>
      trace ? replayed(trace, args.contextValue, () => reference(args)) : reference(args);
    const onTrace = (begun: Trace): void => void (trace = begun);
    const form = parts.write === false ? 'rows' : (wanted ?? 'rows');
    const result = parts.compile === false ? null : compiled.run(args, { form, onTrace });
    if (result === null) return again();
    return result instanceof Promise ? result.then((one) => one ?? again()) : result;
  };
}

const reference: Execute = async (args) => execute(args);
