/*
 * Plan name: the names under which the platform speaks of a plan.
 *
 * Owns   the tenant prefix `<TENANT>@<brand>@` (Q15) and the allowance in brackets (Q4).
 * Never  shows the prefix to anybody.
 */
export const withoutPrefix = (name: string): string => name.replace(/^[^@]*@[^@]*@/, '').trim();

/** "Unlimited (30GB)" is asked for as "Unlimited" where the wire wants display names. */
export const withoutAllowance = (name: string): string => name.replace(/\s*\([^()]*\)\s*$/, '');

/** Names are matched without regard to prefix and case. */
export const keyOf = (name: string): string => withoutPrefix(name).toLowerCase();
