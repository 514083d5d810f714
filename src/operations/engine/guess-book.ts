/*
 * Guess book: how often a secret may be tried, and what shows something about other people.
 *
 * Owns   the purposes of guesses with their limits, and the sentence of each lock.
 * Gives  one count for each purpose and line, account or person, in whatever words an attempt is refused; `store` keeps it.
 * Never  counts what was provably not processed, so that an outage locks nobody.
 *
 * An attempt is counted in the transaction that lets it leave: a hundred at once, on any connection, from any address, before and after
 * a restart, share one limit. It stays counted until it is known to have succeeded.
 */
import { hours, minutes } from '../../clock.ts';
import { problem, type Problem } from '../../errors.ts';
import type { CustomerId } from '../../ids.ts';
import type { ReasonOf } from '../../problems.ts';

/** So many within this time may not have succeeded. */
export interface GuessLimit {
  readonly max: number;
  readonly withinMs: number;
}

interface GuessRule {
  /** The shortest time first. */
  readonly limits: readonly GuessLimit[];
  /** The sentence of the lock. */
  readonly reason: ReasonOf<'TOO_MANY_GUESSES'>;
  /** Whether an accepted request is a success, or only its good end. */
  readonly acceptedIsSuccess: boolean;
  /** Whether a success shows that the secret is known, so that the attempts before it count no more. */
  readonly successClears: boolean;
}

/** Whoever tries once in three minutes is stopped by the second one; nobody who corrects a typing error gets there. */
const FEW = {
  limits: [
    { max: 5, withinMs: minutes(15) },
    { max: 20, withinMs: hours(24) },
  ],
} as const;
/** The platform says later, or nowhere, whether the secret was right; who knows it has a clean slate. */
const SECRET = { ...FEW, acceptedIsSuccess: false, successClears: true } as const;
/** Anybody can bring about a success, so that it forgives nothing but itself. */
const PROBE = { ...FEW, acceptedIsSuccess: true, successClears: false } as const;

export const GUESS_RULES = {
  ONE_TIME_CODE: { ...SECRET, reason: 'LOCKED' },
  PORT_IN_DETAILS: { ...SECRET, reason: 'PORT_IN_DETAILS' },
  VOICEMAIL_PIN: { ...PROBE, reason: 'VOICEMAIL_PIN' },
  CARD_LINK: { ...PROBE, reason: 'CARD_LINK' },
  EMAIL_ADDRESS: { ...PROBE, reason: 'EMAIL_ADDRESS' },
  ELIGIBILITY: { ...PROBE, limits: [{ max: 20, withinMs: hours(1) }], reason: 'ELIGIBILITY' },
} as const satisfies Record<string, GuessRule>;

export type GuessPurpose = keyof typeof GUESS_RULES;

export const ruleOf = (purpose: GuessPurpose): GuessRule => GUESS_RULES[purpose];

/** For how long an attempt counts. */
export const countsForMs = (purpose: GuessPurpose): number =>
  Math.max(...ruleOf(purpose).limits.map(({ withinMs }) => withinMs));

/** No guess counts for longer. */
export const GUESSES_COUNT_FOR_MS = Math.max(
  ...Object.values(GUESS_RULES).flatMap(({ limits }) => limits.map(({ withinMs }) => withinMs)),
);

/** What is counted together. */
export interface GuessName {
  readonly purpose: GuessPurpose;
  /** Made by `ofLine`, `ofAccount` or `ofPerson`. */
  readonly of: string;
}

export const ofLine = (line: CustomerId): string => `line:${line}`;
export const ofAccount = (account: CustomerId): string => `account:${account}`;
export const ofPerson = (subject: string): string => `person:${subject}`;

export interface Guess extends GuessName {
  /** What is tried, where trying the same again is no further guess. */
  readonly input?: string;
  /** Who is told of a lock: accounts, with the line that it is about or null. */
  readonly tells: readonly {
    readonly customerId: CustomerId;
    readonly line: CustomerId | null;
  }[];
}

/**
 * `hit`: the platform named what was tried, so that trying the same again is a guess, too. `failed`: it did not succeed, or its answer was
 * lost. `accepted`: the platform took it, and more is to come. The other two end it.
 */
export type GuessOutcome = 'not-processed' | 'accepted' | 'succeeded' | 'failed' | 'hit';

/** What became of an attempt in the book. `locked`: it was the last one, and nobody had been told yet. */
export interface GuessEntry {
  readonly purpose: GuessPurpose;
  readonly entry: 'sent' | 'not-processed' | 'succeeded' | 'counted' | 'locked';
}

/** An attempt outside of an operation. */
export interface Attempt {
  readonly id: string;
  readonly guess: Guess;
  /** False where the same was tried before. */
  readonly counted: boolean;
}

/** Each resolves when it is durable. */
export interface GuessBook {
  /** When there is room for another attempt, epoch milliseconds; null when there is now. */
  freeAt(name: GuessName): Promise<number | null>;
  /** Counts an attempt that is about to leave, or says when there is room for it. What was tried before is free. */
  begin(guess: Guess): Promise<Attempt | { readonly freeAt: number }>;
  end(attempt: Attempt, outcome: GuessOutcome): Promise<readonly GuessEntry[]>;
}

export const tooManyGuesses = (purpose: GuessPurpose, retryAt: number): Problem =>
  problem('TOO_MANY_GUESSES', GUESS_RULES[purpose].reason, { retryAt });
