/*
 * Replay: what resolvers have answered to an execution that gave way, told to graphql-js when it runs the operation again.
 *
 * Owns   the resolvers of a schema: each is replaced by one that looks first whether its field was answered already.
 * Gives  every field of an object to be resolved once, so that nothing is read, counted, noted or paid twice for an error.
 * Never  holds more than one execution has asked, nor longer than graphql-js runs.
 */
import {
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { GIVES_WAY } from './gives-way.ts';

export type Resolve = GraphQLFieldResolver<unknown, unknown>;
type Field = GraphQLField<unknown, unknown>;

/** What a resolver gave, which may be a promise, or what it threw. */
type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** What was resolved, in order. To note it costs next to nothing; it is looked into only when something went wrong. */
export class Trace {
  readonly #nodes: FieldNode[] = [];
  readonly #sources: unknown[] = [];
  readonly #values: unknown[] = [];
  /** Which of the values were thrown. */
  #thrown: Set<number> | null = null;

  answered(node: FieldNode, source: unknown, value: unknown): void {
    this.#nodes.push(node);
    this.#sources.push(source);
    this.#values.push(value);
  }

  failed(node: FieldNode, source: unknown, error: unknown): void {
    if (error === GIVES_WAY) return;
    this.#thrown ??= new Set();
    this.#thrown.add(this.#nodes.length);
    this.answered(node, source, error);
  }

  /** By field of the document and by object. One object that stands in a list twice was asked twice. */
  outcomes(): Map<FieldNode, Map<unknown, Outcome[]>> {
    const found = new Map<FieldNode, Map<unknown, Outcome[]>>();
    this.#nodes.forEach((node, at) => {
      const value = this.#values[at];
      const outcome = this.#thrown?.has(at) ? { error: value } : { value };
      const ofNode = found.get(node) ?? new Map<unknown, Outcome[]>();
      found.set(node, ofNode);
      const source = this.#sources[at];
      ofNode.set(source, [...(ofNode.get(source) ?? []), outcome]);
    });
    return found;
  }
}

function taken(outcome: Outcome): unknown {
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

/** The executions that are run again, by their context. */
const replays = new WeakMap<object, ReturnType<Trace['outcomes']>>();
/** The resolvers as they were, by their field. */
const originals = new WeakMap<Field, Resolve>();

/** The resolver of a field that looks for no replay. */
export const resolverOf = (field: Field): Resolve | undefined =>
  originals.get(field) ?? field.resolve;

/** From now on the resolvers of this schema look for a replay. */
export function makeReplayable(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType))
    for (const field of Object.values<Field>(type.getFields())) {
      const { resolve } = field;
      if (!resolve || originals.has(field)) continue;
      originals.set(field, resolve);
      field.resolve = (...given) => {
        const known = outcomeOf(given);
        return known ? taken(known) : resolve(...given);
      };
    }
}

function outcomeOf([source, , context, info]: Parameters<Resolve>): Outcome | undefined {
  const [node] = info.fieldNodes;
  if (!node || typeof context !== 'object' || context === null) return undefined;
  return replays.get(context)?.get(node)?.get(source)?.shift();
}

/** Runs it with what the trace knows. */
export async function replayed<T>(
  trace: Trace,
  context: unknown,
  run: () => T | Promise<T>,
): Promise<T> {
  if (typeof context !== 'object' || context === null) return run();
  replays.set(context, trace.outcomes());
  try {
    return await run();
  } finally {
    replays.delete(context);
  }
}
