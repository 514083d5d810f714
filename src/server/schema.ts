/*
 * Schema: the graph that clients see, made of schema/*.graphql and the resolver maps.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { resolvers } from '../resolvers/index.ts';
import { operationSubscriptions } from '../subscriptions/operation.ts';

const folder = new URL('../../schema/', import.meta.url);

export function buildSchema(): GraphQLSchema {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  return makeExecutableSchema({
    typeDefs: files.sort().map((file) => readFileSync(new URL(file, folder), 'utf8')),
    resolvers: [...resolvers, operationSubscriptions],
    inheritResolversFromInterfaces: false,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
}
