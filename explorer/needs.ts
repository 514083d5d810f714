/*
 * Needs: which tab must run before another one.
 *
 * Gives  the sentence for a tab whose ids no answer has brought yet. Nothing is sent then.
 */
import { bringersOf, missingIn } from './memory.ts';
import type { Tab } from './tab.ts';

const nameOf = (query: string): string =>
  /^(?:query|mutation|subscription)\s+(\w+)/m.exec(query)?.[1] ?? '';

/** As it is called: `A1` of `A1_Plans`. */
const short = (name: string): string => name.split('_')[0] ?? name;

const brings = ({ query }: Tab, field: string): boolean =>
  new RegExp(`^ {2}${field}\\b`, 'm').test(query);

/** Null when the tab can run. The nearest tab before it counts, that of the same story first. */
export function whatIsMissing(
  query: string,
  variables: unknown,
  tabs: readonly Tab[],
): string | null {
  const [missing] = missingIn(variables);
  if (missing === undefined) return null;
  const own = nameOf(query);
  const at = tabs.findIndex((tab) => nameOf(tab.query) === own);
  const before = tabs.slice(0, at < 0 ? tabs.length : at).toReversed();
  const candidates = before.filter((tab) =>
    bringersOf(missing).some((field) => brings(tab, field)),
  );
  const nearest =
    candidates.find((tab) => nameOf(tab.query).startsWith(own.charAt(0))) ?? candidates[0];
  return nearest
    ? `Run ${short(nameOf(nearest.query))} first: it brings {{${missing}}}. Nothing was sent.`
    : `Put a value in the place of {{${missing}}}. Nothing was sent.`;
}
