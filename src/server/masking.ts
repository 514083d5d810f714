/*
 * Masking: what clients may see of an error.
 *
 * Owns   the only path from an error to an answer, for HTTP, sockets and streams alike.
 * Gives  a code and a sentence of the catalogue, with the place in the document where there is one.
 * Never  shows the message of an error that this program did not write itself: it may quote a value, a host or a key.
 *
 * graphql-js quotes literals and variables in what it says of a wrong document, so such a sentence is replaced by ours.
 */
import {
  GraphQLError,
  Kind,
  visit,
  type DocumentNode,
  type GraphQLFormattedError,
  type ValueNode,
} from 'graphql';
import { ERRORS, GatewayError, type ErrorCode } from '../errors.ts';
import { currentRequestId } from '../request-id.ts';
import { BadInput } from '../resolvers/scalars.ts';
import type { Telemetry } from '../telemetry.ts';
import type { Variables } from './coercion.ts';
import { DocumentError } from './document-error.ts';

export type Mask = (error: unknown) => GraphQLFormattedError;

/** Counts every error that is shown, and logs those that nobody expected. */
export function createMask(telemetry: Telemetry): Mask {
  return (error) => {
    const cause = causeOf(error);
    const shown = shownOf(cause);
    if (shown.code === 'INTERNAL_SERVER_ERROR') telemetry.defectSeen('graphql', cause);
    telemetry.errorShown({ code: shown.code });
    return { ...placeOf(error), ...formatted(shown) };
  };
}

interface Shown {
  readonly code: ErrorCode;
  readonly sentence?: string;
  readonly retryAfterMs?: number | undefined;
}

/** An answer without a place: for what fails outside of a document. */
export function formatted({ code, sentence, retryAfterMs }: Shown): GraphQLFormattedError {
  const requestId = currentRequestId();
  return {
    message: sentence ?? ERRORS[code].sentence,
    extensions: {
      code,
      ...(requestId !== undefined && { requestId }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
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
  if (cause instanceof DocumentError) return { code: cause.code, sentence: cause.message };
  if (cause instanceof GatewayError) return { code: cause.code, retryAfterMs: cause.retryAfterMs };
  if (cause instanceof BadInput) return { code: 'BAD_USER_INPUT', sentence: cause.message };
  if (!(cause instanceof GraphQLError)) return { code: 'INTERNAL_SERVER_ERROR' };
  if (isOfTheServer(cause)) return { code: 'BAD_REQUEST' };
  if (cause.extensions['code'] === 'PERSISTED_QUERY_NOT_SUPPORTED')
    return { code: 'PERSISTED_QUERY_NOT_SUPPORTED' };
  return { code: isOfAnArgument(cause) ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR' };
}

/** Apollo's own words for a request that is not one: a missing query, a blocked content type, a list of requests. */
const isOfTheServer = ({ extensions: { code } }: GraphQLError): boolean => code === 'BAD_REQUEST';

/** graphql-js finds a null in a required argument only when the field is run. */
const isOfAnArgument = ({ message }: GraphQLError): boolean => message.startsWith('Argument "');

function placeOf(error: unknown): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  if (!(error instanceof GraphQLError)) return {};
  const { locations, path } = error;
  return { ...(locations && { locations }), ...(path && { path }) };
}

/** An error of validation, with its sentence when that quotes nothing that somebody sent. */
export function withoutValues(
  error: GraphQLError,
  document: DocumentNode,
  variables: Variables,
): DocumentError {
  const values = [...literalsIn(document), ...leavesOf(variables)];
  const told =
    causeOf(error) instanceof BadInput || !values.some((value) => quotes(error.message, value));
  return new DocumentError('GRAPHQL_VALIDATION_FAILED', {
    at: error,
    ...(told && { sentence: error.message }),
  });
}

/** Shorter ones are in nearly every sentence, and are nobody's secret. */
const SHORTEST = 3;

const quotes = (message: string, value: string): boolean =>
  value.length >= SHORTEST &&
  (message.includes(value) || message.includes(JSON.stringify(value).slice(1, -1)));

function literalsIn(document: DocumentNode): string[] {
  const found: string[] = [];
  const note = (node: Extract<ValueNode, { value: string }>): void => void found.push(node.value);
  visit(document, {
    [Kind.STRING]: note,
    [Kind.INT]: note,
    [Kind.FLOAT]: note,
    [Kind.ENUM]: note,
  });
  return found;
}

/** Strings and numbers at any depth; not recursive, since a body can be nested deeper than the stack. */
function leavesOf(variables: Variables): string[] {
  const found: string[] = [];
  const open: unknown[] = [variables];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'object' && value !== null) open.push(...Object.values(value));
    else if (typeof value === 'string' || typeof value === 'number') found.push(String(value));
  }
  return found;
}
