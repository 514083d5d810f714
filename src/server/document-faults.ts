/*
 * Document faults: why graphql-js cannot read a document or finds that it does not fit the schema, in sentences of ours.
 *
 * Owns   the list of sentences that may be shown. graphql-js quotes the document in its own, so they only choose one of these.
 * Gives  names of the schema, never a name or a value of the document; names that were meant, where the schema may be asked for.
 * Never  shows what is not on the list: a fault without a sentence is told in general.
 */
import {
  getNamedType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { DocumentError, wrongValues } from './document-error.ts';
import { faultsOf, givenByLiteral, type FormFault } from './form-faults.ts';

/** Beginnings of what graphql-js says when it cannot read on. */
const UNREADABLE: readonly (readonly [RegExp, string])[] = [
  [/^Syntax Error: Unterminated string/, 'A string of the document has no end.'],
  [
    /^Syntax Error: Invalid (character escape|Unicode escape)/,
    'A string of the document has an escape that GraphQL does not know.',
  ],
  [
    /^Syntax Error: (Unexpected|Expected .*, found) <EOF>/s,
    'The document ends too early: something is missing at its end.',
  ],
  [
    /^Syntax Error: (Invalid character|Unexpected (single quote )?character)/,
    'The document has a character that cannot stand there.',
  ],
  [/^Syntax Error: Invalid number/, 'The document has a number that GraphQL does not know.'],
];

export const unreadable = ({ message }: GraphQLError): string =>
  UNREADABLE.find(([beginning]) => beginning.test(message))?.[1] ??
  'The document cannot be read from this place on.';

interface Names {
  /** `Query`, or what surrounds the place. */
  readonly parent: string;
  /** `Query.hello`, or the directive, to which an argument belongs. */
  readonly owner: string;
  /** The type of the field at the place. */
  readonly type: string;
}

type Sentence = (names: Names) => string;

/** Beginnings of what graphql-js says of a document that does not fit, with ours for each. */
const UNFIT: readonly (readonly [RegExp, Sentence])[] = [
  [/^Cannot query field "/, ({ parent }) => `The type "${parent}" has no field of this name.`],
  [
    /^Field "\w+" must not have a selection/,
    ({ owner, type }) => `"${owner}" is of type "${type}", which has no fields to select.`,
  ],
  [
    /^Field "\w+" of type "[^"]*" must have/,
    ({ owner, type }) => `"${owner}" is of type "${type}": select fields of it in braces.`,
  ],
  [/^Unknown argument "\w+" on directive/, () => 'The directive has no argument of this name.'],
  [/^Unknown argument "/, ({ owner }) => `"${owner}" has no argument of this name.`],
  [
    /^Field "\w+" argument "\w+" of type/,
    ({ owner }) => `"${owner}" needs an argument that is missing.`,
  ],
  [
    /^Directive "@\w+" argument "\w+" of type/,
    () => 'The directive needs an argument that is missing.',
  ],
  [/^Unknown type "/, () => 'The schema has no type of this name.'],
  [/^Unknown directive "/, () => 'The schema has no directive of this name.'],
  [/^Directive "@\w+" may not be used/, () => 'The directive cannot stand at this place.'],
  [/^The directive "@\w+" can only be used once/, () => 'The directive may stand here once only.'],
  [/^Unknown fragment "/, () => 'The document has no fragment of this name.'],
  [/^Fragment "\w+" is never used/, () => 'A fragment of the document is not used.'],
  [
    /^Fragment ("\w+" )?cannot be spread here/,
    ({ parent }) => `The fragment can never be of the type "${parent}".`,
  ],
  [
    /^Fragment ("\w+" )?cannot condition on non composite type/,
    () => 'A fragment needs an object, an interface or a union as its type.',
  ],
  [/^Cannot spread fragment "/, () => 'Fragments of the document go round in a circle.'],
  [
    /^There can be only one fragment named/,
    () => 'Two fragments of the document have the same name.',
  ],
  [
    /^There can be only one operation named/,
    () => 'Two operations of the document have the same name.',
  ],
  [
    /^There can be only one variable named/,
    () => 'Two variables of an operation have the same name.',
  ],
  [/^There can be only one argument named/, () => 'An argument is given twice.'],
  [/^There can be only one input field named/, () => 'A field of an input is given twice.'],
  [
    /^This anonymous operation must be the only/,
    () => 'An operation without a name must be the only one of its document.',
  ],
  [
    /^(Anonymous )?Subscription( "\w+")? must (select only one top level field|not select an introspection)/,
    () => 'A subscription selects exactly one field.',
  ],
  [
    /^Variable "\$\w+" is not defined/,
    () => 'The operation uses a variable that it does not declare.',
  ],
  [
    /^Variable "\$\w+" is never used/,
    () => 'The operation declares a variable that it does not use.',
  ],
  [/^Variable "\$\w+" cannot be non-input type/, () => 'A variable needs an input type.'],
  [
    /^Variable "\$\w+" of type "[^"]*" used in position expecting type/,
    ({ owner }) => `A variable has another type than its place at "${owner}" expects.`,
  ],
  [
    /^Variable "\$\w+" is of type ".*" but must be non-nullable/,
    ({ owner }) => `A variable has another type than its place at "${owner}" expects.`,
  ],
  [
    /^Fields "\w+" conflict because/,
    () =>
      'Two fields of one selection have the same name in the answer and are not the same. Give one of them an alias.',
  ],
  [/^The .* definition is not executable/s, () => 'Only operations and fragments can be sent.'],
  [/^Maximum introspection depth exceeded/, () => 'The introspection goes too deep.'],
];

/** A document that does not fit. `open`: the schema may be asked for, so that names of it may be suggested. */
export function unfit(
  error: GraphQLError,
  document: DocumentNode,
  { schema, open }: { readonly schema: GraphQLSchema; readonly open: boolean },
): DocumentError {
  const sentence = UNFIT.find(([beginning]) => beginning.test(error.message))?.[1];
  if (!sentence) return unfitValues(error, document, schema);
  const told = sentence(namesAt(error.nodes?.at(-1), document, schema));
  const meant = open ? suggested(error.message, schema) : [];
  return new DocumentError('GRAPHQL_VALIDATION_FAILED', {
    at: error,
    sentence: meant.length === 0 ? told : `${told} Did you mean ${meant.join(' or ')}?`,
  });
}

/** What is left are values of another form. All of the document are told at once. */
function unfitValues(
  error: GraphQLError,
  document: DocumentNode,
  schema: GraphQLSchema,
): DocumentError {
  const faults = literalFaults(document, schema);
  return faults.length > 0
    ? wrongValues(faults, error.nodes ?? [])
    : new DocumentError('GRAPHQL_VALIDATION_FAILED', { at: error });
}

function literalFaults(document: DocumentNode, schema: GraphQLSchema): FormFault[] {
  const found: FormFault[] = [];
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Argument({ name, value }) {
        const type = info.getArgument()?.type;
        if (type) found.push(...faultsOf(type, givenByLiteral(value), [name.value]));
      },
      VariableDefinition({ defaultValue }) {
        const type = info.getInputType();
        if (type && defaultValue) found.push(...faultsOf(type, givenByLiteral(defaultValue), []));
      },
    }),
  );
  return found;
}

/** Names of the schema around a node. */
function namesAt(at: ASTNode | undefined, document: DocumentNode, schema: GraphQLSchema): Names {
  const info = new TypeInfo(schema);
  let names: Names = { parent: 'Query', owner: 'Query', type: 'Query' };
  visit(
    document,
    visitWithTypeInfo(info, {
      enter(node) {
        if (node !== at) return;
        const parent = info.getParentType()?.name ?? 'Query';
        const field = info.getFieldDef();
        const type = info.getType();
        const owner = field ? `${parent}.${field.name}` : parent;
        const own = type ? getNamedType(type).name : parent;
        names = { parent: node.kind === Kind.FRAGMENT_SPREAD ? own : parent, owner, type: own };
      },
    }),
  );
  return names;
}

/** What graphql-js thinks was meant, as far as it is a name of the schema. */
function suggested(message: string, schema: GraphQLSchema): readonly string[] {
  const at = message.lastIndexOf('Did you mean ');
  if (at < 0) return [];
  const names = [...message.slice(at).matchAll(/"@?(\w+)"/g)].map(([, name]) => name ?? '');
  const known = namesOf(schema);
  return names.filter((name) => known.has(name)).map((name) => `"${name}"`);
}

const knownNames = new WeakMap<GraphQLSchema, ReadonlySet<string>>();

function namesOf(schema: GraphQLSchema): ReadonlySet<string> {
  const known = knownNames.get(schema) ?? new Set(everyName(schema));
  knownNames.set(schema, known);
  return known;
}

function* everyName(schema: GraphQLSchema): Generator<string> {
  for (const directive of schema.getDirectives()) yield directive.name;
  for (const type of Object.values(schema.getTypeMap())) {
    yield type.name;
    if (!('getFields' in type)) continue;
    for (const field of Object.values(type.getFields())) {
      yield field.name;
      if ('args' in field) for (const { name } of field.args) yield name;
    }
  }
}
