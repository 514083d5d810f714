/*
 * Step-up: whether a sign-in is fresh enough for what could take an account or a number away.
 *
 * Owns   what fresh means: the person proved who they are a short time ago (`auth_time`) and, where the brand asks for it, in one of the
 *        ways that it names (`acr`); and the reading of `@stepUp`.
 * Gives  what is wanted of the sign-in where it is not fresh, so that an app can ask for exactly that.
 * Never  goes by the age of the token (`iat`), which a stolen session renews for ever; a token without `auth_time` is not fresh.
 *
 * `auth_time` is real time, whatever the gateway's clock shows.
 */
import { getDirectiveValues, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { Caller } from './caller.ts';

/** What the brand's sign-in is asked for. */
export interface WantedSignIn {
  /** How long ago the person may have proved who they are, in milliseconds. */
  readonly maxAgeMs: number;
  /** The ways of which one is needed; any will do where none is named. */
  readonly acrValues: readonly string[];
}

/** Of one request. */
export interface StepUp {
  readonly isFresh: boolean;
  readonly wanted: WantedSignIn;
}

interface Rules extends WantedSignIn {
  /** What the clock of the sign-in may be ahead of ours. Milliseconds. */
  readonly toleranceMs: number;
}

export const stepUpOf = (
  { signedIn }: Pick<Caller, 'signedIn'>,
  { maxAgeMs, acrValues, toleranceMs }: Rules,
  now: number = Date.now(),
): StepUp => {
  const ageMs = now - (signedIn?.authenticatedAt ?? -Infinity);
  const isRecent = ageMs <= maxAgeMs && ageMs >= -toleranceMs;
  const acr = signedIn?.acr ?? null;
  const isStrong = acrValues.length === 0 || (acr !== null && acrValues.includes(acr));
  return { isFresh: isRecent && isStrong, wanted: { maxAgeMs, acrValues } };
};

/** When a mutation asks for a fresh sign-in: whatever is sent, in the case that its directive describes, or never. */
export type StepUpNeed = 'always' | 'sometimes' | 'never';

export function stepUpNeedOf(
  { astNode }: Pick<GraphQLField<unknown, unknown>, 'astNode'>,
  schema: GraphQLSchema,
): StepUpNeed {
  const directive = schema.getDirective('stepUp');
  const given = directive && astNode ? getDirectiveValues(directive, astNode) : undefined;
  if (!given) return 'never';
  return typeof given['when'] === 'string' ? 'sometimes' : 'always';
}
