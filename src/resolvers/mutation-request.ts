/*
 * Mutation request: what every mutation is given beside its input.
 *
 * Owns   the rule that what changes something never decides by what another request has read, and the time by which it answers.
 * Gives  each mutation data sources of its own, and its name and input, by which a repeated idempotency key is judged.
 * Never  makes one twice, when its document runs again to show what has moved on meanwhile; nor any for whoever has sent too many.
 */
import { getDirectiveValues, type GraphQLResolveInfo } from 'graphql';
import { stepUpNeedOf, type StepUpNeed } from '../access/step-up.ts';
import type { RequestContext } from '../context.ts';
import { endpointOf } from '../datasources/wire/endpoint.ts';
import type { MutationResolvers, Resolvers } from '../generated/types.ts';
import type { MutationRequest } from '../operations/engine/session.ts';

type Args = { readonly input: Readonly<Record<string, unknown>> };
type ResolverArguments = [
  root: object,
  args: Args,
  context: RequestContext,
  info: GraphQLResolveInfo,
];
type Resolve = (...given: ResolverArguments) => unknown;

/** A person is answered so long after the first byte of the request came in; what is left of 8 s is for the way back. */
const ANSWER_WITHIN_MS = 7_500;

/** The same map, with each mutation given its request. */
export function withRequests(map: Resolvers): Resolvers {
  if (!map.Mutation) return map;
  const mutations = Object.entries(map.Mutation).map(([name, resolve]) => [
    name,
    withRequest(resolve),
  ]);
  return { ...map, Mutation: Object.fromEntries(mutations) as MutationResolvers };
}

const needOf = ({ parentType, fieldName, schema }: GraphQLResolveInfo): StepUpNeed => {
  const field = parentType.getFields()[fieldName];
  return field ? stepUpNeedOf(field, schema) : 'always';
};

/** As the schema tells by the rows that it may ask. */
function changesPlatform({ parentType, fieldName, schema }: GraphQLResolveInfo): boolean {
  const [directive, node] = [
    schema.getDirective('upstream'),
    parentType.getFields()[fieldName]?.astNode,
  ];
  const rows: unknown = directive && node ? getDirectiveValues(directive, node)?.['rows'] : [];
  return Array.isArray(rows) && rows.some((row) => endpointOf(Number(row)).effect !== 'read');
}

const withRequest =
  (resolve: unknown): Resolve =>
  (...[root, args, context, info]) => {
    const request: MutationRequest = {
      ...{ mutation: info.fieldName, input: args.input, stepUpNeed: needOf(info) },
      answerBy: context.receivedAt + ANSWER_WITHIN_MS,
      requestId: context.requestId,
    };
    const given = { ...context, sources: context.fresh(), request };
    return context.shown.once(() => {
      context.mutationShares.take(context.caller, { changesPlatform: changesPlatform(info) });
      return (resolve as Resolve)(root, args, given, info);
    });
  };
