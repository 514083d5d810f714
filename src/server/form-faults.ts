/*
 * Form faults: what is wrong with the values of a form, all of it at once.
 *
 * Gives  each fault as data: the path of the field, the reason that a rule would give as well, and a sentence to show beside the field.
 * Never  decides whether a value is taken: graphql-js does, and this says why not. Never holds what was sent; a path is made of names of the
 *        schema and of places in lists.
 */
import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  type ValueNode,
} from 'graphql';
import { problem } from '../errors.ts';
import type { InputReason } from '../input-reasons.ts';
import { BadInput } from '../resolvers/scalars/scalar.ts';

/** As it stands in `extensions.problems`; a payload shows the same fields. */
export interface FormFault {
  readonly field: readonly string[];
  readonly code: 'INPUT_INVALID';
  readonly reason: InputReason;
  readonly message: string;
}

/** More than a form has fields; a list of a thousand wrong values is no form. */
export const MAX_FAULTS = 20;

/** A value of a variable or of a document, as far as its form goes. */
export type Given =
  | { readonly is: 'null' | 'variable' }
  | { readonly is: 'list'; readonly items: readonly Given[] }
  | { readonly is: 'object'; readonly fields: ReadonlyMap<string, Given> }
  | { readonly is: 'leaf'; readonly parsedAs: (type: GraphQLLeafType) => unknown };

type Path = readonly string[];

export function formFault(
  reason: InputReason,
  field: Path,
  message = problem('INPUT_INVALID', reason).message,
): FormFault {
  return { field, code: 'INPUT_INVALID', reason, message };
}

export function* faultsOf(type: GraphQLInputType, given: Given, path: Path): Generator<FormFault> {
  if (given.is === 'variable') return;
  if (given.is === 'null') {
    if (isNonNullType(type)) yield formFault('REQUIRED', path);
  } else if (isNonNullType(type)) {
    yield* faultsOf(type.ofType, given, path);
  } else if (isListType(type)) {
    yield* faultsOfList(type.ofType, given, path);
  } else if (isInputObjectType(type)) {
    yield* faultsOfObject(type, given, path);
  } else {
    yield* faultsOfLeaf(type, given, path);
  }
}

function* faultsOfList(type: GraphQLInputType, given: Given, path: Path): Generator<FormFault> {
  if (given.is !== 'list') return yield* faultsOf(type, given, path);
  for (const [index, item] of given.items.entries())
    yield* faultsOf(type, item, [...path, String(index)]);
}

function* faultsOfObject(
  type: GraphQLInputObjectType,
  given: Given,
  path: Path,
): Generator<FormFault> {
  if (given.is !== 'object') return yield formFault('WRONG_KIND', path);
  const fields = type.getFields();
  for (const field of Object.values(fields)) {
    const own = given.fields.get(field.name);
    if (own) yield* faultsOf(field.type, own, [...path, field.name]);
    else if (isRequiredInputField(field)) yield formFault('REQUIRED', [...path, field.name]);
  }
  if ([...given.fields.keys()].some((name) => !Object.hasOwn(fields, name)))
    yield formFault('UNKNOWN_FIELD', path);
  const known = [...given.fields.values()];
  if (type.isOneOf && (known.length !== 1 || known[0]?.is === 'null'))
    yield formFault('EXACTLY_ONE', path);
}

function* faultsOfLeaf(type: GraphQLLeafType, given: Given, path: Path): Generator<FormFault> {
  if (given.is !== 'leaf') return yield formFault('WRONG_KIND', path);
  try {
    if (given.parsedAs(type) === undefined) yield formFault(reasonFor(type), path);
  } catch (error) {
    if (error instanceof BadInput) yield formFault(error.reason, path, error.message);
    else yield formFault(reasonFor(type), path);
  }
}

const BUILT_IN = new Map<string, InputReason>([
  ['Int', 'NOT_A_WHOLE_NUMBER'],
  ['Boolean', 'NOT_YES_OR_NO'],
]);

const reasonFor = (type: GraphQLLeafType): InputReason =>
  isEnumType(type) ? 'NOT_AN_OPTION' : (BUILT_IN.get(type.name) ?? 'WRONG_KIND');

/** The value of a variable. */
export function givenByVariable(value: unknown): Given {
  if (value === null || value === undefined) return { is: 'null' };
  if (Array.isArray(value)) return { is: 'list', items: value.map(givenByVariable) };
  if (typeof value !== 'object') return { is: 'leaf', parsedAs: (type) => type.parseValue(value) };
  const fields = Object.entries(value).map(([name, own]) => [name, givenByVariable(own)] as const);
  return { is: 'object', fields: new Map(fields) };
}

/** A value that stands in the document. */
export function givenByLiteral(node: ValueNode): Given {
  switch (node.kind) {
    case Kind.NULL:
      return { is: 'null' };
    case Kind.VARIABLE:
      return { is: 'variable' };
    case Kind.LIST:
      return { is: 'list', items: node.values.map(givenByLiteral) };
    case Kind.OBJECT: {
      const fields = node.fields.map(
        ({ name, value }) => [name.value, givenByLiteral(value)] as const,
      );
      return { is: 'object', fields: new Map(fields) };
    }
    case Kind.BOOLEAN:
    case Kind.ENUM:
    case Kind.FLOAT:
    case Kind.INT:
    case Kind.STRING:
      return { is: 'leaf', parsedAs: (type) => type.parseLiteral(node, null) };
  }
}
