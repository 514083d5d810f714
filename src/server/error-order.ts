/*
 * Error order: the errors of an answer in the order of the fields that they belong to.
 *
 * GraphQL leaves the order open, and it would be the one in which calls to the platform have failed: another one each time.
 */
import type { GraphQLError } from 'graphql';

export const inOrder = (errors: readonly GraphQLError[]): readonly GraphQLError[] =>
  errors.length < 2 ? errors : errors.toSorted(byPlace);

/** By the place in the document, then by that in lists. */
function byPlace(one: GraphQLError, other: GraphQLError): number {
  const [here, there] = [one.locations?.[0], other.locations?.[0]];
  const lines = (here?.line ?? 0) - (there?.line ?? 0);
  const columns = (here?.column ?? 0) - (there?.column ?? 0);
  return lines || columns || byPath(one.path ?? [], other.path ?? []);
}

type Path = readonly (string | number)[];

function byPath(one: Path, other: Path): number {
  const at = one.findIndex((key, index) => key !== other[index]);
  const [here = 0, there = 0] = [one[at], other[at]];
  if (typeof here === 'number' && typeof there === 'number') return here - there;
  return String(here) < String(there) ? -1 : 1;
}
