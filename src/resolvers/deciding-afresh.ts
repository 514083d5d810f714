/*
 * Deciding afresh: mutations read for themselves.
 *
 * Owns   the rule that what changes something never decides by what another request has read.
 */
import type { RequestContext } from '../context.ts';
import type { MutationResolvers, Resolvers } from '../generated/types.ts';

type Resolve = (root: object, args: object, context: RequestContext) => unknown;

/** The same map, with each mutation given data sources that share nothing with other requests. */
export function decidingAfresh(map: Resolvers): Resolvers {
  if (!map.Mutation) return map;
  const mutations = Object.entries(map.Mutation).map(([name, resolve]) => [name, afresh(resolve)]);
  return { ...map, Mutation: Object.fromEntries(mutations) as MutationResolvers };
}

const afresh =
  (resolve: unknown): Resolve =>
  (root, args, context) =>
    (resolve as Resolve)(root, args, { ...context, sources: context.fresh() });
