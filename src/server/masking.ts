/*
 * Masking: what of an error reaches a client.
 *
 * Owns   the one way from any error to a public one, for HTTP and sockets.
 * Gives  a code of the catalogue and its sentence; what is wrong with a document is told, what was in a variable never is.
 * Never  throws, and never lets through a message that nobody of us has written.
 */
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ERRORS, GatewayError, type ErrorCode } from '../errors.ts';
import { SENTENCES } from '../resolvers/scalars.ts';
import type { Telemetry } from '../telemetry.ts';

/** Codes of errors about the document itself, whose message names only what the client wrote of the schema. */
const ABOUT_THE_DOCUMENT: ReadonlySet<string> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
]);
const SAME_AS: Readonly<Record<string, ErrorCode>> = {
  OPERATION_RESOLUTION_FAILURE: 'BAD_REQUEST',
};

export class Masking {
  readonly #telemetry: Telemetry;

  constructor(telemetry: Telemetry) {
    this.#telemetry = telemetry;
  }

  /** `formatted` is what graphql-js made of it: its place in the document and the answer is kept. */
  publicError(error: unknown, formatted?: GraphQLFormattedError): GraphQLFormattedError {
    const cause = causeOf(error);
    const code = cause instanceof GatewayError ? cause.code : codeOf(error);
    if (code === 'INTERNAL_SERVER_ERROR') this.#telemetry.defectSeen('graphql', cause);
    this.#telemetry.errorShown({ code });
    const retryAfterMs = cause instanceof GatewayError ? cause.retryAfterMs : undefined;
    return {
      message: messageFor(code, error),
      ...(formatted?.locations && { locations: formatted.locations }),
      ...(formatted?.path && { path: formatted.path }),
      extensions: { code, ...(retryAfterMs !== undefined && { retryAfterMs }) },
    };
  }
}

function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError
    ? causeOf(error.originalError)
    : error;
}

function codeOf(error: unknown): ErrorCode {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  const known = typeof code === 'string' ? (SAME_AS[code] ?? code) : '';
  if (Object.hasOwn(ERRORS, known)) return known as ErrorCode;
  return error instanceof GraphQLError && isCoercion(error.message)
    ? 'BAD_USER_INPUT'
    : 'INTERNAL_SERVER_ERROR';
}

const isCoercion = (message: string): boolean => /^Variable "\$\w+"/.test(message);

function messageFor(code: ErrorCode, error: unknown): string {
  const own = error instanceof Error ? error.message : '';
  if (ABOUT_THE_DOCUMENT.has(code)) return aboutTheDocument(own) ?? ERRORS[code].sentence;
  if (code === 'BAD_USER_INPUT') return aboutTheInput(own);
  return ERRORS[code].sentence;
}

/** A message that quotes a literal quotes a value. */
function aboutTheDocument(message: string): string | null {
  const sentence = SENTENCES.find((one) => message.endsWith(one));
  if (sentence) return sentence;
  return /found |Expected value|String cannot|Int cannot|Enum/.test(message) ? null : message;
}

/** Which variable, and the sentence of its scalar: no value, no suggestion. */
function aboutTheInput(message: string): string {
  const [, variable] = /^Variable "\$(\w+)"/.exec(message) ?? [];
  const sentence = SENTENCES.find((one) => message.endsWith(one)) ?? ERRORS.BAD_USER_INPUT.sentence;
  return variable === undefined ? sentence : `$${variable}: ${sentence}`;
}
