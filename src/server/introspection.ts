/*
 * Introspection: what a schema says of itself.
 *
 * Owns   how much of the schema one document may ask for, and how often one caller has it put together.
 * Gives  each answer as text and as bytes that were written once: for every role, document and variables.
 * Never  answers anything else in the same document, which would have to be put together anew each time.
 *
 * To put the whole schema together takes a tenth of a second, so that its types come some at a time, and others are answered in between.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import {
  assertValidSchema,
  execute,
  getIntrospectionQuery,
  Kind,
  OperationTypeNode,
  parse,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { Budget } from '../budget.ts';
import type { Variables } from './coercion.ts';
import { DocumentError } from './document-error.ts';
import { fragmentsIn, rootFields } from './limits.ts';
import { SchemaSize } from './schema-size.ts';
import { WrittenData } from './written-data.ts';

const OF_THE_SCHEMA: ReadonlySet<string> = new Set(['__schema', '__type']);

const isIntrospection = (document: DocumentNode, operation: OperationDefinitionNode): boolean =>
  operation.operation === OperationTypeNode.QUERY &&
  rootFields(operation, fragmentsIn(document)).some(({ name }) => OF_THE_SCHEMA.has(name.value));

/** Throws when a document asks for the schema and for something else. */
export function checkIntrospection(document: DocumentNode): void {
  const fragments = fragmentsIn(document);
  for (const one of document.definitions) {
    if (one.kind !== Kind.OPERATION_DEFINITION || !isIntrospection(document, one)) continue;
    const others = rootFields(one, fragments).filter(({ name }) => !name.value.startsWith('__'));
    if (others.length === 0) continue;
    throw new DocumentError('GRAPHQL_VALIDATION_FAILED', {
      sentence: 'A document that asks for the schema asks for nothing else.',
      nodes: others,
    });
  }
}

export interface AskedOperation {
  readonly source: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced. */
  readonly variables: Variables;
  readonly role: string;
  readonly payer: string;
}

/** Of all answers, in characters and bytes. The whole schema is some 400,000 of each. */
const MAX_WRITTEN = 16_000_000;
/** In whole schemas, as tools ask for them. */
const LIMIT = { document: 2, burst: 4, perSecond: 1 / 30 } as const;

export class Introspection {
  readonly #schema: GraphQLSchema;
  readonly #size: SchemaSize;
  readonly #most: number;
  readonly #budget: Budget;
  readonly #written = new LRUCache<string, WrittenData>({
    maxSize: MAX_WRITTEN,
    sizeCalculation: ({ size }) => size,
  });
  readonly #underWay = new Map<string, Promise<ExecutionResult>>();
  readonly #known = new WeakMap<OperationDefinitionNode, boolean>();

  constructor(schema: GraphQLSchema) {
    assertValidSchema(schema); // once: what stands for it later could not be validated
    this.#schema = schema;
    this.#size = new SchemaSize(schema);
    const whole = this.#size.askedBy(parse(WHOLE));
    this.#most = whole * LIMIT.document;
    this.#budget = new Budget({ perSecond: whole * LIMIT.perSecond, burst: whole * LIMIT.burst });
  }

  /** Null when it is not the schema that is asked for. Throws when it is too much of it, or too often. */
  answerTo(asked: AskedOperation): ExecutionResult | Promise<ExecutionResult> | null {
    if (!this.#isAsked(asked)) return null;
    const key = keyOf(asked);
    const known = this.#written.get(key);
    if (known !== undefined) return { data: known };
    const begun = this.#underWay.get(key);
    if (begun) return begun;
    this.#charge(asked);
    const made = this.#made(asked, key).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, made);
    return made;
  }

  /** Never rejects. */
  async #made(asked: AskedOperation, key: string): Promise<ExecutionResult> {
    const { document, operation, variables: variableValues } = asked;
    const operationName = operation.name?.value;
    const schema = inTurns(this.#schema);
    const result = await execute({ schema, document, operationName, variableValues });
    if (result.errors) return result;
    const text = JSON.stringify(result.data);
    const written = new WrittenData(text, { manyTimes: true });
    this.#written.set(key, written);
    return { data: written };
  }

  #isAsked({ document, operation }: AskedOperation): boolean {
    const known = this.#known.get(operation) ?? isIntrospection(document, operation);
    this.#known.set(operation, known);
    return known;
  }

  #charge({ document, payer }: AskedOperation): void {
    const size = this.#size.askedBy(document);
    if (size > this.#most)
      throw new DocumentError('DOCUMENT_TOO_COSTLY', {
        sentence: 'The document asks for more than twice what tools ask of a schema.',
      });
    this.#budget.check(payer);
    this.#budget.charge(payer, size);
  }
}

const WHOLE = getIntrospectionQuery({
  ...{ descriptions: true, schemaDescription: true, specifiedByUrl: true, oneOf: true },
  ...{ directiveIsRepeatable: true, inputValueDeprecation: true },
});

const TYPES_OF_A_TURN = 10;

/** The same schema, whose list of types is one of promises: each turn of the event loop keeps some of them. */
function inTurns(schema: GraphQLSchema): GraphQLSchema {
  return Object.create(schema, {
    getTypeMap: { value: () => Object.fromEntries(typesInTurns(schema)) },
    getType: { value: (name: string) => schema.getType(name) },
  });
}

function typesInTurns(schema: GraphQLSchema): [string, Promise<GraphQLNamedType>][] {
  let turn = Promise.resolve();
  return Object.entries(schema.getTypeMap()).map(([name, type], at) => {
    if (at % TYPES_OF_A_TURN === 0) turn = turn.then(() => nextTurn());
    return [name, turn.then(() => type)];
  });
}

const keyOf = ({ role, source, operation, variables }: AskedOperation): string =>
  createHash('sha256')
    .update(JSON.stringify([role, operation.name?.value, variables, source]))
    .digest('base64url');
