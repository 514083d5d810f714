import type { RequestContext } from '../context.ts';
import { lookedUp } from '../operations/eligibility.ts';

/** What the caller asks about, as long as they do not ask about too many. */
export const lookUp = <T extends object>(
  check: Parameters<typeof lookedUp<T>>[0],
  { guesses, clock, access, caller }: RequestContext,
): Promise<T> => lookedUp(check, { guesses, session: { access, caller }, now: () => clock.now() });
