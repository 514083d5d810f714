/*
 * Errors: the catalogue of everything that can go wrong, as clients see it.
 *
 * Owns   codes and public sentences.
 * Gives  `GatewayError` for what is thrown, `problem()` for what a payload shows as data.
 * Never  carries a value that somebody sent, nor a word of the platform, into a public sentence.
 *
 * Nobody reads meaning out of a message. A test holds docs/errors.md to this list.
 */
import { PROBLEMS } from './problems.ts';

interface Entry {
  readonly sentence: string;
}

/** Errors that reach clients in the top-level `errors` of an answer. */
export const ERRORS = {
  UNAUTHENTICATED: { sentence: 'Please sign in.' },
  FORBIDDEN: { sentence: 'You may not do this.' },
  BAD_REQUEST: {
    sentence: 'The request is not a GraphQL request that can be run.',
  },
  /** Clients look for this very message. */
  PERSISTED_QUERY_NOT_SUPPORTED: { sentence: 'PersistedQueryNotSupported' },
  GRAPHQL_PARSE_FAILED: { sentence: 'The document cannot be read.' },
  GRAPHQL_VALIDATION_FAILED: {
    sentence: 'The document does not fit the schema.',
  },
  BAD_USER_INPUT: { sentence: 'A variable or argument has a wrong form.' },
  DOCUMENT_TOO_COSTLY: {
    sentence: 'The document asks for too much at once.',
  },
  MUTATION_NOT_HERE: { sentence: 'Mutations go by POST to /graphql only.' },
  OVERLOADED: { sentence: 'The gateway is busy.' },
  STORE_UNAVAILABLE: { sentence: 'The gateway cannot reach its store.' },
  PLATFORM_UNAVAILABLE: {
    sentence: 'The platform cannot be reached right now.',
  },
  PLATFORM_BUSY: { sentence: 'The platform is busy.' },
  PLATFORM_DENIED: {
    sentence: 'The platform does not let the brand do this.',
  },
  PLATFORM_DECLINED: { sentence: 'The platform declined the request.' },
  PLATFORM_UNREADABLE: {
    sentence: 'The platform gave an answer that cannot be read.',
  },
  PLATFORM_NOT_FOUND: { sentence: 'The platform does not know this.' },
  INTERNAL_SERVER_ERROR: {
    sentence: 'Something went wrong in the gateway.',
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

export type Remedy =
  'NONE' | 'FIX_INPUT' | 'NEW_QUOTE' | 'TRY_AGAIN' | 'WAIT' | 'WATCH' | 'CONTACT_SUPPORT';

export type ProblemCode = keyof typeof PROBLEMS;

/** Why something did not happen: data that a payload or an operation shows. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly field: readonly string[] | null;
  readonly remedy: Remedy;
  /** Epoch milliseconds. */
  readonly retryAt: number | null;
  /** Words of the platform, already cleaned by `platformMessage()`. */
  readonly platformMessage: string | null;
}

type ProblemDetails = Partial<Pick<Problem, 'field' | 'remedy' | 'retryAt' | 'platformMessage'>>;

export function problem(code: ProblemCode, details: ProblemDetails = {}): Problem {
  const { sentence, remedy } = PROBLEMS[code];
  return {
    code,
    message: sentence,
    remedy,
    field: null,
    retryAt: null,
    platformMessage: null,
    ...details,
  };
}
