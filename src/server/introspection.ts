/*
 * Introspection: what a schema says of itself.
 *
 * Owns   how much of the schema one document may ask for, and how often one caller has it put together.
 * Gives  each answer as text that was written once: for every role, document and variables.
 * Never  answers anything else in the same document, which would have to be put together anew each time.
 *
 * To put the whole schema together blocks the process for a tenth of a second.
 */
import { createHash } from 'node:crypto';
import {
  executeSync,
  getIntrospectionQuery,
  Kind,
  OperationTypeNode,
  parse,
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { Budget } from '../budget.ts';
import type { Variables } from './coercion.ts';
import { DocumentError } from './document-error.ts';
import { fragmentsIn, rootFields } from './limits.ts';
import { SchemaSize } from './schema-size.ts';

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

/** Of all answers, in characters. The whole schema is some 400,000. */
const MAX_WRITTEN = 8_000_000;
/** In whole schemas, as tools ask for them. */
const LIMIT = { document: 2, burst: 4, perSecond: 1 / 30 } as const;

export class Introspection {
  readonly #schema: GraphQLSchema;
  readonly #size: SchemaSize;
  readonly #most: number;
  readonly #budget: Budget;
  readonly #written = new LRUCache<string, string>({
    maxSize: MAX_WRITTEN,
    sizeCalculation: (text) => text.length,
  });
  readonly #known = new WeakMap<OperationDefinitionNode, boolean>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    this.#size = new SchemaSize(schema);
    const whole = this.#size.askedBy(parse(WHOLE));
    this.#most = whole * LIMIT.document;
    this.#budget = new Budget({ perSecond: whole * LIMIT.perSecond, burst: whole * LIMIT.burst });
  }

  /** Null when it is not the schema that is asked for. Throws when it is too much of it, or too often. */
  answerTo(asked: AskedOperation): ExecutionResult | null {
    if (!this.#isAsked(asked)) return null;
    const key = keyOf(asked);
    const known = this.#written.get(key);
    if (known !== undefined) return writtenResult(known);
    this.#charge(asked);
    const { document, operation, variables: variableValues } = asked;
    const operationName = operation.name?.value;
    const result = executeSync({ schema: this.#schema, document, operationName, variableValues });
    if (result.errors) return result;
    const text = JSON.stringify(result.data);
    this.#written.set(key, text);
    return writtenResult(text);
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

const keyOf = ({ role, source, operation, variables }: AskedOperation): string =>
  createHash('sha256')
    .update(JSON.stringify([role, operation.name?.value, variables, source]))
    .digest('base64url');

const texts = new WeakMap<object, string>();

/** A result whose data are known as text; whoever wants them as data reads them. */
function writtenResult(text: string): ExecutionResult {
  const data: Record<string, unknown> = {};
  Object.defineProperty(data, 'toJSON', { value: (): unknown => JSON.parse(text) });
  texts.set(data, text);
  return { data };
}

/** A result as JSON, without writing again what is written. */
export function writeResult(result: FormattedExecutionResult): string {
  const text = result.data ? texts.get(result.data) : undefined;
  return text === undefined ? JSON.stringify(result) : `{"data":${text}}`;
}
