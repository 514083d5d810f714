/*
 * Page size: how many items a connection gives, as far as the document says.
 */
import { valueFromASTUntyped, type FieldNode, type GraphQLField } from 'graphql';
import type { Variables } from './coercion.ts';

/** No page has more. */
const MAX_ITEMS = 100;

/** What `first` says, or its default; null for a field without pages. What is no number is refused when the field is run. */
export function pageSize(
  node: FieldNode,
  { args }: GraphQLField<unknown, unknown>,
  variables: Variables,
): number | null {
  const declared = args.find(({ name }) => name === 'first');
  const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  const first = given && valueFromASTUntyped(given, variables);
  const size = first ?? declared?.defaultValue;
  return size === undefined ? null : Math.min(Math.max(Number(size), 0), MAX_ITEMS) || 1;
}
