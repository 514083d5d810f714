/*
 * Request faults: why a request is no GraphQL request, before any document is read.
 *
 * Owns   the sentences that say so, each with its HTTP status; docs/errors.md lists them, and a test holds it to this list.
 * Gives  checks of the head and of the body of a request, in the order in which a developer would find the faults.
 * Never  holds anything that was sent.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { GraphQLError } from 'graphql';
import { acceptsGraphql } from './media-type.ts';
import { isRecord } from '../is-record.ts';

export const REQUEST_FAULTS = {
  NOTHING_HERE: [404, 'There is nothing at this address. GraphQL is served at /graphql.'],
  BAD_ADDRESS: [400, 'The address or the host of the request cannot be read.'],
  NOT_HTTP: [400, 'This is no HTTP request that can be read.'],
  HEAD_TOO_LARGE: [
    431,
    'The address or the headers are too long: at most 16 KiB are taken. Send long documents by POST.',
  ],
  TOO_SLOW: [408, 'The request did not arrive in time.'],
  METHOD: [405, 'GraphQL is asked for by POST or GET.'],
  NO_MEDIA_TYPE: [415, 'The request has no media type. Send `content-type: application/json`.'],
  FORM_MEDIA_TYPE: [
    415,
    'Forms, files and plain text are not taken, because any web page can send them unasked. Send JSON with `content-type: application/json`.',
  ],
  DOCUMENT_MEDIA_TYPE: [
    415,
    'A bare document is not taken. Send JSON with the document in `query` and `content-type: application/json`.',
  ],
  OTHER_MEDIA_TYPE: [415, 'This media type is not taken. Send `content-type: application/json`.'],
  CHARSET: [415, 'This charset is not taken. Send the body in UTF-8.'],
  ENCODING: [415, 'Compressed bodies are not taken. Send the body without `content-encoding`.'],
  NOT_ACCEPTABLE: [
    406,
    'The answer would be JSON, which `accept` leaves out. Accept `application/graphql-response+json` or `application/json`.',
  ],
  TOO_LARGE: [413, 'The body is too large: at most 256 KiB are taken.'],
  LENGTH: [400, 'The body is not as long as `content-length` says.'],
  EMPTY_BODY: [400, 'The body is empty. Send a JSON object with the document in `query`.'],
  NOT_UTF8: [400, 'The body is not UTF-8.'],
  CUT_OFF: [400, 'The body ends in the middle of its JSON.'],
  NOT_JSON: [400, 'The body is not JSON.'],
  BATCH: [400, 'The body is a list. Send one request at a time, as a JSON object.'],
  NOT_AN_OBJECT: [
    400,
    'The body is JSON, but no object. Send a JSON object with the document in `query`.',
  ],
  NO_QUERY: [400, 'The request has no document. Put it into `query`.'],
  DOCUMENT_ID: [400, '`documentId` is not text. Send the hash of a document, once.'],
  QUERY_NOT_TEXT: [400, '`query` is not text. Send the document as a string.'],
  EMPTY_QUERY: [400, '`query` is empty. Put the document into it.'],
  OPERATION_NAME: [400, '`operationName` is not text. Send a name, or leave it out.'],
  VARIABLES: [400, '`variables` is not a JSON object. Send an object, or leave it out.'],
  VARIABLES_AS_TEXT: [400, '`variables` is text. Send the object itself, not JSON in a string.'],
  EXTENSIONS: [400, '`extensions` is not a JSON object. Send an object, or leave it out.'],
  PARAMETER_TWICE: [400, 'A parameter of the address is given twice.'],
  PARAMETER_NOT_JSON: [
    400,
    '`variables` and `extensions` of the address are JSON objects, and one of them is not.',
  ],
  UNASKED: [
    400,
    'Any web page could send this request unasked. Add `content-type: application/json` or the header `apollo-require-preflight: true`.',
  ],
  NOT_A_STREAM: [
    406,
    'This address sends events only. Accept `text/event-stream`, or ask /graphql.',
  ],
} as const satisfies Record<string, readonly [status: number, sentence: string]>;

export type RequestFault = keyof typeof REQUEST_FAULTS;

/** Thrown before a document is read; the route that answers shows its sentence. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly statusCode: number;
  /** For 405: the methods that are served. */
  readonly allow: string | null;

  constructor(fault: RequestFault, allow: string | null = null) {
    super(REQUEST_FAULTS[fault][1]);
    this.statusCode = REQUEST_FAULTS[fault][0];
    this.allow = allow;
  }
}

/** Throws when the head says that nothing good can follow. */
export function checkHead(method: string, headers: IncomingHttpHeaders): void {
  checkMediaType(method, headers);
  const fault = acceptFault(headers);
  if (fault) throw new RequestError(fault);
}

/** Throws when the body of a POST is of a kind that is not taken. */
export function checkMediaType(method: string, headers: IncomingHttpHeaders): void {
  const fault = method === 'POST' ? mediaTypeFault(headers) : null;
  if (fault) throw new RequestError(fault);
}

const acceptFault = ({ accept }: IncomingHttpHeaders): RequestFault | null =>
  accept === undefined || acceptsGraphql(accept) ? null : 'NOT_ACCEPTABLE';

/** What most send. */
const USUAL = 'application/json';
const FORMS = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

function mediaTypeFault(headers: IncomingHttpHeaders): RequestFault | null {
  if (headers['content-type'] === USUAL && headers['content-encoding'] === undefined) return null;
  const [essence = '', ...parameters] = (headers['content-type'] ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase());
  if (essence === '') return 'NO_MEDIA_TYPE';
  if (FORMS.has(essence)) return 'FORM_MEDIA_TYPE';
  if (essence === 'application/graphql') return 'DOCUMENT_MEDIA_TYPE';
  if (essence !== 'application/json') return 'OTHER_MEDIA_TYPE';
  const charset = parameters.find((one) => one.startsWith('charset='))?.slice('charset='.length);
  if (charset !== undefined && !/^"?utf-?8"?$/.test(charset)) return 'CHARSET';
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  return encoding === '' || encoding === 'identity' ? null : 'ENCODING';
}

/** Throws when the body of a POST is no GraphQL request. */
export function checkBody(body: unknown): void {
  const fault = bodyFault(body);
  if (fault) throw new RequestError(fault);
}

function bodyFault(body: unknown): RequestFault | null {
  if (body === undefined) return 'EMPTY_BODY';
  if (Array.isArray(body)) return 'BATCH';
  if (!isRecord(body)) return 'NOT_AN_OBJECT';
  const { query, operationName, variables, extensions, documentId } = body;
  if (extensions != null && !isRecord(extensions)) return 'EXTENSIONS';
  if (typeof variables === 'string') return 'VARIABLES_AS_TEXT';
  if (variables != null && !isRecord(variables)) return 'VARIABLES';
  if (operationName != null && typeof operationName !== 'string') return 'OPERATION_NAME';
  if (documentId != null && typeof documentId !== 'string') return 'DOCUMENT_ID';
  // A document that is known by its hash needs no text; whether it is known is judged later.
  const isHashed = documentId != null || extensions?.['persistedQuery'] != null;
  if (query == null) return isHashed ? null : 'NO_QUERY';
  if (typeof query !== 'string') return 'QUERY_NOT_TEXT';
  return query.trim() === '' && !isHashed ? 'EMPTY_QUERY' : null;
}

/** The JSON of a body. Throws a RequestError for whatever is none. `read` is the parser that knows which keys are unsafe. */
export function jsonOf(bytes: Buffer, read: (text: string) => unknown): unknown {
  let text: string;
  try {
    text = UTF_8.decode(bytes);
  } catch {
    throw new RequestError('NOT_UTF8');
  }
  if (text.trim() === '') throw new RequestError('EMPTY_BODY');
  try {
    return read(text);
  } catch {
    throw new RequestError(isCutOff(text) ? 'CUT_OFF' : 'NOT_JSON');
  }
}

/** The name of an operation; an empty one is none. */
export const nameIn = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** The address without what was left empty, which is as good as left out (GraphQL over HTTP). */
export const withoutEmpty = (url: string): string => {
  if (!url.includes('?')) return url;
  const [path = '', ...search] = url.split('?');
  const parameters = search
    .join('?')
    .split('&')
    .filter((one) => !EMPTY.test(one));
  return parameters.length > 0 ? `${path}?${parameters.join('&')}` : path;
};

const EMPTY = /^(operationName=?|(variables|extensions)(=|=null)?|)$/;

/** Takes a byte order mark away. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true });

function isCutOff(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    if (!(error instanceof SyntaxError)) return false;
    const [, position] = /at position (\d+)/.exec(error.message) ?? [];
    return error.message.startsWith('Unexpected end') || Number(position) >= text.length;
  }
}

/** What Fastify calls what it finds itself. */
const BY_FASTIFY = new Map<unknown, RequestFault>([
  ['FST_ERR_CTP_BODY_TOO_LARGE', 'TOO_LARGE'],
  ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', 'LENGTH'],
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'OTHER_MEDIA_TYPE'],
  ['FST_ERR_CTP_EMPTY_JSON_BODY', 'EMPTY_BODY'],
  ['FST_ERR_CTP_INVALID_JSON_BODY', 'NOT_JSON'],
  ['FST_ERR_BAD_URL', 'BAD_ADDRESS'],
  ['ERR_INVALID_URL', 'BAD_ADDRESS'],
]);

/** The sentence for an error of the HTTP layer, or undefined for one that says no more than its status. */
export function sentenceOf(error: unknown): string | undefined {
  if (error instanceof RequestError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const fault = BY_FASTIFY.get(code);
  return fault && REQUEST_FAULTS[fault][1];
}

/** Beginnings of what Apollo says of a request, with ours for each. */
const BY_APOLLO: readonly (readonly [RegExp, RequestFault])[] = [
  [/^This operation has been blocked as a potential Cross-Site/, 'UNASKED'],
  [/^GraphQL operations must contain a non-empty `query`/, 'NO_QUERY'],
  [/^The '\w+' search parameter may only be specified once/, 'PARAMETER_TWICE'],
  [/^The \w+ search parameter (contains invalid JSON|should contain)/, 'PARAMETER_NOT_JSON'],
  [/^GET requests may not have a content-type/, 'OTHER_MEDIA_TYPE'],
  [/^An 'accept' header was provided/, 'NOT_ACCEPTABLE'],
];

export function sentenceFor({ message }: GraphQLError): { readonly sentence?: string } {
  const fault = BY_APOLLO.find(([beginning]) => beginning.test(message))?.[1];
  return fault ? { sentence: REQUEST_FAULTS[fault][1] } : {};
}
