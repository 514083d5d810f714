/*
 * Document faults: why a document does not fit the schema.
 *
 * Gives  a sentence of the list with names of the schema around the place, names that were meant, and every wrong value of the document
 *        at once.
 * Never  shows a name or a value of the document.
 */
import {
  getNamedType,
  isIntrospectionType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { DocumentError, wrongValues } from './document-error.ts';
import { sentenceForUnfit, type Names } from './document-sentences.ts';
import { faultsOf, givenByLiteral, type FormFault } from './form-faults.ts';

/** A document that does not fit. Whoever may run any document may ask for the schema, so that names of it may be suggested. */
export function unfit(
  error: GraphQLError,
  document: DocumentNode,
  schema: GraphQLSchema,
): DocumentError {
  const sentence = sentenceForUnfit(error);
  if (!sentence) return unfitValues(error, document, schema);
  const told = sentence(namesAt(error.nodes?.at(-1), document, schema));
  const meant = suggested(error.message, schema);
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
  for (const { name } of schema.getDirectives()) yield name;
  // Whoever writes an introspection by hand knows its names, and scanners take a suggestion of one for a leak.
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  for (const type of types) {
    yield type.name;
    const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
    yield* fields.flatMap((field) => [
      field.name,
      ...('args' in field ? field.args.map((argument: GraphQLArgument) => argument.name) : []),
    ]);
  }
}
