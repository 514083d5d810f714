/*
 * Info: what a resolver may know of its field.
 *
 * Owns   what the document says of it, which is the same for every execution: its name, its types and the way to it.
 * Gives  each call of a resolver that, with what the execution adds: the root and the variables.
 * Never  knows at which place of a list an object stands. A resolver that asks for it makes the execution give way, and is told by
 *        graphql-js; it must ask at once, not after it has waited for something.
 */
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { GIVES_WAY } from './gives-way.ts';

type Path = GraphQLResolveInfo['path'];

export interface CompiledDocument {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
}

/** What an execution adds. */
type OfRun = Pick<GraphQLResolveInfo, 'rootValue' | 'variableValues'>;
export type FieldInfo = Omit<GraphQLResolveInfo, keyof OfRun>;

/** Where a field stands. */
interface FieldPlace {
  readonly parentType: GraphQLObjectType;
  readonly fieldNodes: readonly FieldNode[];
  readonly prev: Path | undefined;
}

export const fieldInfo = (
  { schema, operation, fragments }: CompiledDocument,
  { parentType, fieldNodes, prev }: FieldPlace,
  { name, type, key }: { name: string; type: GraphQLOutputType; key: string },
): FieldInfo => ({
  fieldName: name,
  fieldNodes,
  returnType: type,
  parentType,
  path: { prev, key, typename: parentType.name },
  ...{ schema, fragments, operation },
});

export const infoOf = (field: FieldInfo, run: OfRun): GraphQLResolveInfo => ({
  fieldName: field.fieldName,
  fieldNodes: field.fieldNodes,
  returnType: field.returnType,
  parentType: field.parentType,
  path: field.path,
  schema: field.schema,
  fragments: field.fragments,
  operation: field.operation,
  rootValue: run.rootValue,
  variableValues: run.variableValues,
});

/** For a resolver that looks at no info. */
export const NO_RUN: OfRun = { rootValue: undefined, variableValues: {} };

/** An item of a list; which one is not known. */
export class ItemPath implements Path {
  readonly prev: Path;
  readonly typename = undefined;

  constructor(prev: Path) {
    this.prev = prev;
  }

  get key(): never {
    throw GIVES_WAY;
  }
}
