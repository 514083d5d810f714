/*
 * Coercion: the variables of a request in the form that its document declares.
 *
 * Owns   where in the input a variable stands, so that a fault has the path that a payload would name.
 * Gives  coerced variables, or a DocumentError with every fault of all of them.
 * Never  repeats what was sent, nor guesses what was meant; graphql-js does both, so its own messages are not shown.
 */
import {
  BREAK,
  coerceInputValue,
  isInputType,
  isNonNullType,
  Kind,
  typeFromAST,
  valueFromAST,
  visit,
  type ASTNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import { wrongValues } from './document-error.ts';
import { faultsOf, formFault, givenByVariable, type FormFault } from './form-faults.ts';

export type Variables = Readonly<Record<string, unknown>>;

interface Declaring {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** A variable that cannot be taken. */
interface Wrong {
  readonly definition: VariableDefinitionNode;
  readonly type: GraphQLInputType;
}

/** Names that no client has given are none of its variables, like those that every plain object has: graphql-js looks at it the same way. */
const none = (): Variables => Object.create(null) as Variables;
const NONE = none();

/** The document is valid. */
export function coerceVariables(
  schema: GraphQLSchema,
  { document, operation }: Declaring,
  given: Variables,
): Variables {
  const { variableDefinitions = [] } = operation;
  if (variableDefinitions.length === 0) return NONE;
  const wrong: Wrong[] = [];
  const coerced = variableDefinitions.flatMap((definition) => {
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) return [];
    const { value, fits } = coerceOne(definition, type, given);
    if (!fits) wrong.push({ definition, type });
    return value === undefined ? [] : [[definition.variable.name.value, value] as const];
  });
  const [first] = wrong;
  if (first) throw wrongValues(faultsIn(wrong, given, [operation, document]), [first.definition]);
  return Object.assign(none(), Object.fromEntries(coerced));
}

function coerceOne(
  { variable: { name }, defaultValue }: VariableDefinitionNode,
  type: GraphQLInputType,
  given: Variables,
): { readonly value?: unknown; readonly fits: boolean } {
  if (!Object.hasOwn(given, name.value)) {
    if (defaultValue) return { value: valueFromAST(defaultValue, type), fits: true };
    return { fits: !isNonNullType(type) };
  }
  let fits = true;
  const value = coerceInputValue(given[name.value], type, () => (fits = false));
  return { value, fits };
}

function* faultsIn(
  wrong: readonly Wrong[],
  given: Variables,
  documents: readonly ASTNode[],
): Generator<FormFault> {
  for (const { definition, type } of wrong) {
    const { value: name } = definition.variable.name;
    const place = placeOf(name, documents);
    if (Object.hasOwn(given, name)) yield* faultsOf(type, givenByVariable(given[name]), place);
    else yield formFault('REQUIRED', place);
  }
}

/** The argument and the fields below it where the variable is first used: names of the schema, which the name of a variable is not. */
function placeOf(name: string, documents: readonly ASTNode[]): readonly string[] {
  let place: readonly string[] = [];
  for (const node of documents) {
    if (place.length > 0) break;
    visit(node, {
      Argument(argument) {
        const below = pathTo(name, argument.value);
        if (below === null) return undefined;
        place = [argument.name.value, ...below];
        return BREAK;
      },
    });
  }
  return place;
}

function pathTo(name: string, node: ValueNode): readonly string[] | null {
  if (node.kind === Kind.VARIABLE) return node.name.value === name ? [] : null;
  const parts: (readonly [string, ValueNode])[] =
    node.kind === Kind.OBJECT
      ? node.fields.map((field) => [field.name.value, field.value])
      : node.kind === Kind.LIST
        ? node.values.map((item, index) => [String(index), item])
        : [];
  for (const [part, value] of parts) {
    const below = pathTo(name, value);
    if (below !== null) return [part, ...below];
  }
  return null;
}
