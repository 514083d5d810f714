/*
 * Masking: what clients may see of an error.
 *
 * Owns   the only path from an error to an answer, for HTTP, sockets and streams alike.
 * Gives  a code and a sentence of the catalogue, with the place in the document where there is one.
 * Never  shows the message of an error that this program did not write itself: it may quote a value, a host or a key.
 *
 * graphql-js and Apollo quote requests in what they say, so theirs only choose among sentences of ours (`document-sentences.ts`,
 * `request-faults.ts`).
 */
import { GraphQLError, type FormattedExecutionResult, type GraphQLFormattedError } from 'graphql';
import { ERRORS, GatewayError, type ErrorCode } from '../errors.ts';
import { currentRequestId } from '../request-id.ts';
import { BadInput } from '../resolvers/scalars/scalar.ts';
import type { Telemetry } from '../telemetry.ts';
import { DocumentError } from './document-error.ts';
import { formFault, type FormFault } from './form-faults.ts';
import { sentenceFor } from './request-faults.ts';

export type Mask = (error: unknown) => GraphQLFormattedError;

/** Counts every error that is shown, and logs those that nobody expected. */
export function createMask(telemetry: Telemetry): Mask {
  return (error) => {
    const cause = causeOf(error);
    const shown = shownOf(cause);
    if (shown.code === 'INTERNAL_SERVER_ERROR') telemetry.defectSeen('graphql', cause);
    telemetry.errorShown({ code: shown.code });
    const { message, extensions } = formatted(shown);
    return { message, ...placeOf(error), ...(extensions && { extensions }) };
  };
}

interface Unmasked {
  readonly errors?: readonly unknown[] | undefined;
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** The result for the wire, or nothing when it can go as it is. */
export function masked(
  { errors, data = null, extensions }: Unmasked,
  mask: Mask,
): FormattedExecutionResult | undefined {
  if (!errors) return undefined;
  return { errors: errors.map(mask), data, ...(extensions && { extensions }) };
}

interface Shown {
  readonly code: ErrorCode;
  readonly sentence?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly problems?: readonly FormFault[];
}

/** An answer without a place: for what fails outside of a document. */
export function formatted(shown: Shown): GraphQLFormattedError {
  const { code, sentence, retryAfterMs, problems = [] } = shown;
  const requestId = currentRequestId();
  return {
    message: sentence ?? ERRORS[code].sentence,
    extensions: {
      code,
      ...(requestId !== undefined && { requestId }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...(problems.length > 0 && { problems }),
    },
  };
}

/** What was thrown first; graphql-js wraps it in errors that name the place. */
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

function shownOf(cause: unknown): Shown {
  if (cause instanceof DocumentError)
    return { code: cause.code, sentence: cause.message, problems: cause.problems };
  if (cause instanceof GatewayError) return { code: cause.code, retryAfterMs: cause.retryAfterMs };
  if (cause instanceof BadInput) return shownInput(cause);
  if (!(cause instanceof GraphQLError)) return { code: 'INTERNAL_SERVER_ERROR' };
  if (isOfTheServer(cause)) return { code: 'BAD_REQUEST', ...sentenceFor(cause) };
  return shownArgument(cause) ?? { code: 'INTERNAL_SERVER_ERROR' };
}

const shownInput = ({ message, reason, field }: BadInput): Shown => ({
  ...{ code: 'BAD_USER_INPUT', sentence: message },
  ...(field && { problems: [formFault(reason, field, message)] }),
});

/** Apollo's own words for a request that is not one: a missing query, a blocked content type, a list of requests. */
const isOfTheServer = ({ extensions: { code } }: GraphQLError): boolean => code === 'BAD_REQUEST';

/** graphql-js finds a null in a required argument only when the field is run. The document was valid, so that the argument is one of the schema. */
function shownArgument({ message }: GraphQLError): Shown | null {
  const [, name, missing] =
    /^Argument "(\w+)" (of (?:non-null|required) type)?/.exec(message) ?? [];
  if (name === undefined) return null;
  const problems = missing === undefined ? [] : [formFault('REQUIRED', [name])];
  return { code: 'BAD_USER_INPUT', problems };
}

function placeOf(error: unknown): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  if (!(error instanceof GraphQLError)) return {};
  const { locations, path } = error;
  return { ...(locations && { locations: locations.slice(0, 1) }), ...(path && { path }) };
}
