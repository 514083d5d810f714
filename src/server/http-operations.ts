/*
 * HTTP operations: what comes by HTTP, from a request that was read to the result that is written.
 *
 * Owns   what a request of HTTP asks of the pipeline, and the mask over its result.
 * Gives  Apollo and the route of ordinary requests the same, so that it does not matter which of them read a request.
 */
import type { FormattedExecutionResult } from 'graphql';
import type { Caller } from '../access/caller.ts';
import type { Purpose } from '../access/purpose.ts';
import { whenGiven, type Given } from '../datasources/wire/given.ts';
import type { Meter } from '../datasources/wire/meter.ts';
import type { Variables } from './coercion.ts';
import type { Execute } from './compiled/execute.ts';
import type { DocumentReference } from './document-reference.ts';
import { inOrder } from './error-order.ts';
import { latestAnswer, type AnswerContext } from './latest-answer.ts';
import type { Mask } from './masking.ts';
import type { Pipeline } from './pipeline.ts';

export interface HttpOperation extends DocumentReference {
  readonly operationName: string | null;
  readonly variables: Variables;
  readonly channel: 'get' | 'post';
}

interface OperationContext extends AnswerContext {
  readonly caller: Caller;
  readonly network: string;
  readonly purpose: Purpose;
  readonly meter?: Pick<Meter, 'allow'>;
}

export type Admitted = ReturnType<Pipeline['admit']>;

interface HttpDependencies {
  readonly pipeline: Pipeline;
  readonly execute: Execute;
  readonly mask: Mask;
}

export class HttpOperations {
  readonly #dependencies: HttpDependencies;

  constructor(dependencies: HttpDependencies) {
    this.#dependencies = dependencies;
  }

  get schema(): Pipeline['schema'] {
    return this.#dependencies.pipeline.schema;
  }

  /** Whether its document needs no reading, so that to admit it costs its caller nothing, however often it is tried. */
  knows(operation: DocumentReference): boolean {
    return this.#dependencies.pipeline.knows(operation);
  }

  /** Throws for whatever may not run. */
  admit(operation: HttpOperation, context: OperationContext): Admitted {
    const { caller, network, purpose, meter } = context;
    const admitted = this.#dependencies.pipeline.admit({ ...operation, caller, network, purpose });
    meter?.allow(admitted.mostCalls);
    return admitted;
  }

  run(
    { document, result: ready }: Admitted,
    {
      operationName,
      variables: variableValues,
    }: Pick<HttpOperation, 'operationName' | 'variables'>,
    context: OperationContext,
  ): Given<FormattedExecutionResult> {
    const { execute, mask } = this.#dependencies;
    const args = { schema: this.schema, document, operationName, variableValues };
    const written: Execute = (given) => execute(given, 'text');
    return whenGiven(ready ?? latestAnswer(args, context, written), ({ errors, ...result }) =>
      errors ? { errors: inOrder(errors).map(mask), ...result } : result,
    );
  }
}
