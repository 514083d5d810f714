/*
 * Caller: who sends a request, as its verified token states (the principal).
 *
 * Owns   the shape that a verified token becomes; nothing else may make one.
 * Gives  the role and the customers that the token names.
 * Never  carries the token itself.
 */
import type { CustomerId } from '../ids.ts';

export type Role = 'ANONYMOUS' | 'CUSTOMER' | 'AGENT' | 'ADMIN';

/** When and how the person signed in, as the token says. Epoch milliseconds of real time; null for what it does not say. */
export interface SignedIn {
  /** When the token was made. */
  readonly issuedAt: number | null;
  /** When the person last proved who they are. A token that is renewed keeps it. */
  readonly authenticatedAt: number | null;
  /** How they did (`acr`). */
  readonly acr: string | null;
}

export interface Caller {
  readonly role: Role;
  /** `sub` of the token; empty for an anonymous caller. */
  readonly subject: string;
  /** Customers that the token names, before links of our own are added. */
  readonly customers: readonly CustomerId[];
  /** When the token expires (epoch milliseconds of real time), or null for an anonymous caller. */
  readonly expiresAt: number | null;
  /** Absent for an anonymous caller, and for who asked for something that leaves later. */
  readonly signedIn?: SignedIn;
}

export const ANONYMOUS: Caller = { role: 'ANONYMOUS', subject: '', customers: [], expiresAt: null };

const RANK: Readonly<Record<Role, number>> = { ANONYMOUS: 0, CUSTOMER: 1, AGENT: 2, ADMIN: 3 };

/** Whether a caller has at least this role. */
export const isAtLeast = (caller: Pick<Caller, 'role'>, role: Role): boolean =>
  RANK[caller.role] >= RANK[role];
