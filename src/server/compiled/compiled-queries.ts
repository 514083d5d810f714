/*
 * Compiled queries: operations that run without graphql-js, as long as nothing goes wrong.
 *
 * Owns   which operations are compiled, and how much of them is kept: those that run again. The oldest are dropped, which changes no answer.
 * Gives  the result that graphql-js would give, or null: then graphql-js is to run the operation.
 * Never  runs a mutation, nor answers with an error: graphql-js words every error, from what the resolvers have answered already.
 *
 * A tree is the key, so nothing makes what is kept of it false: the same text is read as the same tree, and a changed text as another.
 */
import {
  getOperationAST,
  getVariableValues,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { compiled as compile, type CompiledWay } from './compilation.ts';
import { conditionsOf, fallen } from './conditions.ts';
import type { CompiledDocument } from './info.ts';
import { makeReplayable, type Trace } from './replay.ts';
import { ROWS } from './rows.ts';
import { Run, type Arguments } from './run.ts';
import { TEXT } from './text.ts';

/** Of all operations together; a field takes some 500 bytes. */
const MAX_FIELDS = 20_000;
/** Of one operation. */
const MAX_WAYS = 8;

/** As data, or as their text. */
export type AnswerForm = 'rows' | 'text';

interface RunOptions {
  readonly form?: AnswerForm;
  readonly onTrace?: (trace: Trace) => void;
}

interface Compiled {
  readonly document: CompiledDocument;
  readonly conditions: readonly string[];
  /** By form, and by how the conditions fall; null for what only graphql-js can run. */
  readonly ways: Map<string, CompiledWay | null>;
  size: number;
}

export class CompiledQueries {
  readonly #schema: GraphQLSchema;
  readonly #kept = new LRUCache<OperationDefinitionNode, Compiled>({ maxSize: MAX_FIELDS });
  /** Those that have run; null where each is compiled for its first run. */
  readonly #ran: WeakSet<OperationDefinitionNode> | null;

  constructor(schema: GraphQLSchema, { atOnce = false } = {}) {
    this.#schema = schema;
    this.#ran = atOnce ? null : new WeakSet();
    makeReplayable(schema);
  }

  /** The document is valid. Null when graphql-js is to run it, with what the trace holds where one is told. */
  run(
    args: ExecutionArgs,
    { form = 'rows', onTrace }: RunOptions = {},
  ): ExecutionResult | null | Promise<ExecutionResult | null> {
    const operation = getOperationAST(args.document, args.operationName);
    if (!operation || operation.operation === OperationTypeNode.MUTATION) return null;
    if (this.#isFirstRun(operation)) return null;
    const variableValues = this.#coerced(operation, args.variableValues ?? {});
    if (!variableValues) return null;
    const compiled = this.#compiledOf(operation, args.document);
    const way = this.#wayOf(compiled, variableValues, form);
    if (!way) return null;
    const { contextValue: context, rootValue } = args;
    const run = new Run({ context, rootValue, variableValues });
    onTrace?.(run.trace);
    let data: ReturnType<CompiledWay['answer']> = () => null;
    const whole = run.start(() => {
      data = way.answer(rootValue, run);
    });
    this.#weigh(compiled);
    const result = (isWhole: boolean) => (isWhole ? { data: data() } : null);
    return typeof whole === 'boolean' ? result(whole) : whole.then(result);
  }

  #isFirstRun(operation: OperationDefinitionNode): boolean {
    if (!this.#ran || this.#ran.has(operation)) return false;
    this.#ran.add(operation);
    return true;
  }

  /** Null when they are wrong. */
  #coerced(operation: OperationDefinitionNode, given: Arguments): Record<string, unknown> | null {
    const { variableDefinitions = [] } = operation;
    if (variableDefinitions.length === 0) return {};
    return getVariableValues(this.#schema, variableDefinitions, given).coerced ?? null;
  }

  #compiledOf(operation: OperationDefinitionNode, whole: DocumentNode): Compiled {
    const known = this.#kept.get(operation);
    if (known) return known;
    const document = { schema: this.#schema, operation, fragments: fragmentsIn(whole) };
    const conditions = conditionsOf(document);
    const compiled: Compiled = { document, conditions, ways: new Map(), size: 1 };
    this.#kept.set(operation, compiled, { size: 1 });
    return compiled;
  }

  #wayOf(
    { document, conditions, ways }: Compiled,
    variables: Arguments,
    form: AnswerForm,
  ): CompiledWay | null {
    const fall = fallen(conditions, variables);
    if (fall === null) return null;
    const key = `${form}${fall}`;
    const known = ways.get(key);
    if (known !== undefined) return known;
    if (ways.size >= MAX_WAYS) return null;
    const way =
      form === 'text' ? compile(document, variables, TEXT) : compile(document, variables, ROWS);
    ways.set(key, way);
    return way;
  }

  /** What stands below abstract types is compiled when it comes, so that an operation grows. */
  #weigh(compiled: Compiled): void {
    let size = 1;
    for (const [key, way] of compiled.ways) {
      size += way?.size ?? 1;
      if (way?.isTooLarge) compiled.ways.set(key, null);
    }
    if (size === compiled.size) return;
    compiled.size = size;
    this.#kept.set(compiled.document.operation, compiled, { size });
  }
}

function fragmentsIn({ definitions }: DocumentNode): CompiledDocument['fragments'] {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null) as Record<
    string,
    FragmentDefinitionNode
  >;
  for (const one of definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments[one.name.value] = one;
  return fragments;
}
