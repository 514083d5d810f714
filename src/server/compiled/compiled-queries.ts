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
/** When there are that many, one of so many runs that find no way takes the place of the oldest: to compile each would cost more than it saves. */
const MISSES_FOR_A_WAY = 64;
/** How much longer an operation waits each time that it was pushed out, and at most. */
const PUSHED_OUT = 4;
const LONGEST_WAIT = 1_024;

/** How many runs graphql-js answers before an operation is compiled. */
interface Wait {
  left: number;
  next: number;
}

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
  misses: number;
}

export class CompiledQueries {
  readonly #schema: GraphQLSchema;
  readonly #kept = new LRUCache<OperationDefinitionNode, Compiled>({
    maxSize: MAX_FIELDS,
    dispose: (_compiled, operation, reason) => {
      if (reason === 'evict') this.#waitsLonger(operation);
    },
  });
  /**
   * Of those that have run; null where each is compiled for its first run. One that was pushed out waits longer each time, so that more
   * operations than there is room for do not push one another out, and are compiled anew, for ever.
   */
  readonly #waits: WeakMap<OperationDefinitionNode, Wait> | null;

  constructor(schema: GraphQLSchema, { atOnce = false } = {}) {
    this.#schema = schema;
    this.#waits = atOnce ? null : new WeakMap();
    makeReplayable(schema);
  }

  /** The document is valid. Null when graphql-js is to run it, with what the trace holds where one is told. */
  run(
    args: ExecutionArgs,
    { form = 'rows', onTrace }: RunOptions = {},
  ): ExecutionResult | null | Promise<ExecutionResult | null> {
    const operation = getOperationAST(args.document, args.operationName);
    if (!operation || operation.operation === OperationTypeNode.MUTATION) return null;
    if (this.#waitsNow(operation)) return null;
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

  #waitsNow(operation: OperationDefinitionNode): boolean {
    if (!this.#waits) return false;
    const wait = this.#waits.get(operation) ?? { left: 1, next: PUSHED_OUT };
    this.#waits.set(operation, wait);
    if (wait.left === 0) return false;
    wait.left -= 1;
    return true;
  }

  #waitsLonger(operation: OperationDefinitionNode): void {
    const wait = this.#waits?.get(operation);
    if (!wait) return;
    wait.left = wait.next;
    wait.next = Math.min(wait.next * PUSHED_OUT, LONGEST_WAIT);
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
    const compiled: Compiled = { document, conditions, ways: new Map(), size: 1, misses: 0 };
    this.#kept.set(operation, compiled, { size: 1 });
    return compiled;
  }

  #wayOf(compiled: Compiled, variables: Arguments, form: AnswerForm): CompiledWay | null {
    const { document, conditions, ways } = compiled;
    const fall = fallen(conditions, variables);
    if (fall === null) return null;
    const key = `${form}${fall}`;
    const known = ways.get(key);
    if (known !== undefined) return known;
    if (ways.size >= MAX_WAYS && !makesRoom(compiled)) return null;
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
    const { operation } = compiled.document;
    this.#kept.delete(operation); // the cache would not weigh the same value again
    this.#kept.set(operation, compiled, { size });
  }
}

/** Whether this run may take the place of the oldest way. */
function makesRoom(compiled: Compiled): boolean {
  compiled.misses += 1;
  if (compiled.misses % MISSES_FOR_A_WAY !== 0) return false;
  const [oldest] = compiled.ways.keys();
  return oldest !== undefined && compiled.ways.delete(oldest);
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
