/*
 * Schema: the SDL files and the resolvers, made into one schema.
 *
 * Owns   where the SDL lies, and the rule that every resolver has a field.
 * Never  changes a type: what the files say is what clients see.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { isScalarType, type GraphQLSchema } from 'graphql';

type ResolverMaps = NonNullable<Parameters<typeof makeExecutableSchema>[0]['resolvers']>;

const FOLDER = join(import.meta.dirname, '..', '..', 'schema');

/** The SDL of the graph, one file per domain. */
const typeDefinitions = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.graphql'))
    .toSorted()
    .map((name) => readFileSync(join(FOLDER, name), 'utf8'));

/** Throws when a resolver has no field, or an abstract type cannot be told apart. */
export const buildSchema = (
  resolvers: ResolverMaps,
  typeDefs: readonly string[] = typeDefinitions(),
): GraphQLSchema =>
  described(
    makeExecutableSchema({
      typeDefs: [...typeDefs],
      resolvers,
      resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
    }),
  );

/** A scalar's resolver brings no description, and would take away the one of the SDL, which explorers show. */
function described(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isScalarType(type)) type.description ??= type.astNode?.description?.value;
  }
  return schema;
}
