/*
 * Browser config: what pages may do, as the environment says it.
 *
 * Owns   the forms of origins and of header names, and the headers that clients usually send.
 */
import type { EnvQuestions } from './env-questions.ts';

export interface BrowserConfig {
  /** Origins as pages and apps send them, of any scheme. */
  readonly allowedOrigins: readonly string[];
  /** Whether pages and apps of this machine and its network pass too. For a sandbox; no setting says so. */
  readonly localOrigins: boolean;
  /** Request headers that pages may send. */
  readonly corsHeaders: readonly string[];
}

/** What Apollo, urql, Relay and the usual tracing libraries send from a page. */
export const CORS_HEADERS: readonly string[] = [
  'authorization',
  'content-type',
  'accept',
  'apollo-require-preflight',
  'graphql-require-preflight',
  'x-apollo-operation-name',
  'x-apollo-operation-id',
  'x-apollo-operation-type',
  'x-apollo-cache-do-not-store',
  'apollographql-client-name',
  'apollographql-client-version',
  'graphql-client-name',
  'graphql-client-version',
  'x-requested-with',
  'x-request-id',
  'x-reason',
  'last-event-id',
  'cache-control',
  'if-none-match',
  'traceparent',
  'tracestate',
  'baggage',
  'sentry-trace',
  'b3',
  'x-b3-traceid',
  'x-b3-spanid',
  'x-b3-parentspanid',
  'x-b3-sampled',
  'x-datadog-trace-id',
  'x-datadog-parent-id',
  'x-datadog-origin',
  'x-datadog-sampling-priority',
];

export function browsersFrom(ask: EnvQuestions): BrowserConfig {
  const allowedOrigins = ask.list('ALLOWED_ORIGINS', { form: 'list of origins' });
  if (!allowedOrigins.every(isOrigin)) {
    ask.mistake('ALLOWED_ORIGINS', 'must be origins as browsers send them, without a path');
  }
  const named = ask
    .list('CORS_HEADERS', { form: 'list of names', or: 'what clients usually send' })
    .map((name) => name.toLowerCase());
  if (!named.every((name) => /^[a-z\d][\w-]{0,63}$/.test(name))) {
    ask.mistake('CORS_HEADERS', 'must be names of headers');
  }
  return {
    allowedOrigins,
    localOrigins: false,
    corsHeaders: named.length === 0 ? CORS_HEADERS : named,
  };
}

/** The schemes whose origins browsers spell in one way only; those of apps are what the app says. */
const OF_THE_WEB = /^(https?|wss?):/i;
const OF_AN_APP = /^[a-z][a-z\d+.-]*:\/\/[^\s/?#@]*$/;

function isOrigin(text: string): boolean {
  if (text.includes('*')) return false; // no pattern, though a URL may hold one
  if (!OF_THE_WEB.test(text)) return OF_AN_APP.test(text);
  return URL.canParse(text) && new URL(text).origin === text;
}
