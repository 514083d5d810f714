/*
 * Errors: the catalogue of everything that can go wrong, as clients see it.
 *
 * Owns   codes and public sentences.
 * Gives  `GatewayError` for what is thrown, `problem()` for what a payload shows as data.
 * Never  carries a value that a caller sent, nor a word of the platform, into a public sentence.
 *
 * Nobody reads meaning out of a message. A test holds docs/errors.md to this list.
 */
import type { WantedSignIn } from './access/step-up.ts';
import type { OperationId } from './ids.ts';
import {
  PROBLEMS,
  type ProblemCode,
  type ProblemEntry,
  type ReasonOf,
  type Remedy,
} from './problems.ts';

export type { ProblemCode, Remedy } from './problems.ts';

interface Entry {
  readonly sentence: string;
}

/** Errors that reach clients in the top-level `errors` of an answer. */
export const ERRORS = {
  UNAUTHENTICATED: { sentence: 'Please sign in.' },
  FORBIDDEN: { sentence: 'You cannot see or do this with your sign-in.' },
  BAD_REQUEST: {
    sentence: 'The request is not a GraphQL request that can be run.',
  },
  /** Clients look for this very message. */
  PERSISTED_QUERY_NOT_SUPPORTED: { sentence: 'PersistedQueryNotSupported' },
  DOCUMENT_NOT_REGISTERED: {
    sentence: 'This version of the app is not known here. Please update the app and try again.',
  },
  GRAPHQL_PARSE_FAILED: { sentence: 'The document cannot be read.' },
  GRAPHQL_VALIDATION_FAILED: {
    sentence: 'The document does not fit the schema.',
  },
  BAD_USER_INPUT: { sentence: 'Please check what you entered.' },
  DOCUMENT_TOO_COSTLY: {
    sentence: 'The document asks for too much at once.',
  },
  MUTATION_NOT_HERE: { sentence: 'Mutations go by POST to /graphql only.' },
  RATE_LIMITED: {
    sentence: 'You are asking for a lot at once. Please try again in a moment.',
  },
  TOO_MANY_CALLS: { sentence: 'The document asks for too much at once.' },
  OVERLOADED: { sentence: 'There is a lot going on right now. Please try again in a moment.' },
  STORE_UNAVAILABLE: {
    sentence: 'We cannot do this right now, and nothing was begun. Please try again in a moment.',
  },
  STORE_IN_DOUBT: {
    sentence:
      'We cannot tell right now whether this was begun. Please look again in a few minutes before you try anew.',
  },
  PLATFORM_UNAVAILABLE: {
    sentence: 'Our network does not answer right now. Please try again in a moment.',
  },
  PLATFORM_BUSY: { sentence: 'There is a lot going on right now. Please try again in a moment.' },
  PLATFORM_DENIED: {
    sentence: 'We cannot do this for you right now. Our team knows about it.',
  },
  PLATFORM_DECLINED: { sentence: 'We could not get this for you. Please try again later.' },
  PLATFORM_UNREADABLE: {
    sentence: 'We cannot show this right now. Please try again later.',
  },
  PLATFORM_NOT_FOUND: { sentence: 'This does not exist any more.' },
  INTERNAL_SERVER_ERROR: {
    sentence: 'Something went wrong on our side. Please try again later.',
  },
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof ERRORS;

export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly code: ErrorCode;
  /** Where waiting helps: how long, in milliseconds of the gateway's clock. */
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(ERRORS[code].sentence, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Why something did not happen: data that a payload or an operation shows. */
export interface Problem {
  readonly code: ProblemCode;
  /** With `code` the stable key of the sentence. Absent in what an older version stored; see `reasonOf`. */
  readonly reason?: string;
  readonly message: string;
  readonly field: readonly string[] | null;
  readonly remedy: Remedy;
  /** Epoch milliseconds. */
  readonly retryAt: number | null;
  /** Words of the platform, already cleaned by `platformMessage()`. */
  readonly platformMessage: string | null;
  /** What is in the way; the resolver that shows it asks whether the caller may see it. */
  readonly operationId?: OperationId | null;
  /** What else the same refusal said of other fields. An operation fails with the first of them; a payload shows each. */
  readonly others?: readonly Problem[];
  /** What is wanted of a sign-in that is not fresh enough. */
  readonly signIn?: WantedSignIn;
}

/** A problem, and what was told with it. */
export const eachOf = ({ others = [], ...first }: Problem): readonly Problem[] => [
  first,
  ...others,
];

type ProblemDetails = Partial<
  Pick<Problem, 'field' | 'remedy' | 'retryAt' | 'platformMessage' | 'operationId' | 'signIn'>
> & {
  /** Limits of ours that the sentence names. */
  readonly limits?: Limits;
};

export type Limits = Readonly<Record<string, number>>;

export function problem<C extends ProblemCode>(
  code: C,
  reason: ReasonOf<C>,
  { limits = {}, ...details }: ProblemDetails = {},
): Problem {
  const { reasons, remedy }: ProblemEntry = PROBLEMS[code];
  return {
    ...{ code, reason, message: withLimits(reasons[reason] ?? '', limits), remedy },
    ...{ field: null, retryAt: null, platformMessage: null, operationId: null },
    ...details,
  };
}

/** The reason of a problem; for one that an older version stored, the first of its code. */
export const reasonOf = ({ code, reason }: Problem): string =>
  reason ?? Object.keys(PROBLEMS[code].reasons)[0] ?? code;

/** The sentence with its `{max}` and the like filled in. */
export const withLimits = (sentence: string, limits: Limits): string =>
  sentence.includes('{')
    ? sentence.replace(/\{(\w+)\}/g, (_place, name: string) => String(limits[name] ?? ''))
    : sentence;
