/*
 * Coercion: the variables of a request in the form that its document declares.
 *
 * Owns   the sentence that names a wrong variable.
 * Gives  coerced variables, or a DocumentError for the first wrong one: where it is, and what it must be.
 * Never  repeats what was sent, nor guesses what was meant; graphql-js does both, so its own messages are not shown.
 */
import type { GraphQLError } from 'graphql';
import {
  coerceInputValue,
  isInputType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { BadInput } from '../resolvers/scalars.ts';
import { DocumentError } from './document-error.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** The document is valid. */
export function coerceVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Variables,
): Variables {
  const coerced = variableDefinitions.flatMap((definition): [string, unknown][] => {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) return [];
    if (Object.hasOwn(given, name)) return [[name, coerceOne(given[name], type, definition)]];
    if (definition.defaultValue) return [[name, valueFromAST(definition.defaultValue, type)]];
    if (isNonNullType(type)) throw wrong(definition, [], 'is required');
    return [];
  });
  return Object.fromEntries(coerced);
}

const coerceOne = (
  value: unknown,
  type: GraphQLInputType,
  definition: VariableDefinitionNode,
): unknown =>
  coerceInputValue(value, type, (path, _value, error) => {
    throw wrong(definition, path, reasonOf(error));
  });

/** Sentences of graphql-js that hold names of the schema only. */
const HARMLESS = [
  /^Field "\w+" of required type "[\w![\]]+" was not provided\.$/,
  /^Exactly one key must be specified for OneOf type "\w+"\.$/,
];

function reasonOf(error: GraphQLError): string {
  const told =
    error instanceof BadInput || HARMLESS.some((sentence) => sentence.test(error.message));
  return told ? `is wrong: ${error.message}` : 'has a wrong form.';
}

function wrong(
  definition: VariableDefinitionNode,
  path: readonly (string | number)[],
  reason: string,
): DocumentError {
  const place = [definition.variable.name.value, ...path].join('.');
  return new DocumentError('BAD_USER_INPUT', {
    sentence: `Variable "$${place}" ${reason}`,
    nodes: [definition],
  });
}
