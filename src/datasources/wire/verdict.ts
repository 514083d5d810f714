/*
 * Verdict: what an HTTP answer of the platform means for the request that it answers.
 *
 * Owns   the table from status and body to meaning (docs/platform.md).
 * Never  calls an outcome certain that is not: whatever may have been processed is `lost` or `unreadable`.
 */
import { failureOf, readEnvelope, type EnvelopeRules, type Failure } from './envelope.ts';
import { isRecord, jsonOf } from './json.ts';

export type DeclineCause = 'invalid' | 'conflict' | 'not-found' | 'denied' | 'refused';

export type Verdict =
  | { readonly is: 'accepted'; readonly data: unknown }
  | { readonly is: 'declined'; readonly cause: DeclineCause; readonly failure: Failure }
  /** The credentials were not accepted, or the API gateway in front turned the request away: not processed. */
  | {
      readonly is: 'unauthorized';
      readonly status: 401 | 403;
      readonly failure: Failure;
      /** Whether it says that the brand may not do this. It says so of a revoked token, too (Q8). */
      readonly isDenial: boolean;
    }
  | { readonly is: 'busy' }
  /** A good HTTP status with a word that is neither success nor failure: the outcome is unknown, and this is what it names. */
  | { readonly is: 'undetermined'; readonly data: unknown }
  | { readonly is: 'unreadable' }
  | { readonly is: 'lost' };

const CAUSES: Readonly<Record<number, DeclineCause>> = {
  400: 'invalid',
  404: 'not-found',
  409: 'conflict',
  422: 'invalid',
};

export function verdictOf(status: number, text: string, rules: EnvelopeRules): Verdict {
  if (status >= 200 && status < 300) return verdictOfBody(text, rules);
  if (status === 401)
    return { is: 'unauthorized', status, failure: failureOf(text), isDenial: false };
  if (status === 403) return verdictOf403(text);
  if (status === 429) return { is: 'busy' };
  if (status === 408 || status >= 500) return { is: 'lost' };
  if (status < 400) return { is: 'unreadable' }; // a redirect is never followed
  return { is: 'declined', cause: CAUSES[status] ?? 'refused', failure: failureOf(text) };
}

function verdictOfBody(text: string, rules: EnvelopeRules): Verdict {
  const envelope = readEnvelope(text, rules);
  switch (envelope.kind) {
    case 'success':
      return { is: 'accepted', data: envelope.data };
    case 'failure':
      return { is: 'declined', cause: 'refused', failure: envelope.failure };
    case 'undetermined':
      return { is: 'undetermined', data: envelope.data };
    case 'unreadable':
      return { is: 'unreadable' };
  }
}

/** The API gateway writes `Message`, and does so for a stale token too. Its explicit deny is known by the words, however it is wrapped (Q8). */
function verdictOf403(text: string): Verdict {
  const failure = failureOf(text);
  const body = jsonOf(text);
  const isDenial = /explicit deny/i.test(text);
  const fromGateway = isRecord(body) && typeof body['Message'] === 'string';
  return isDenial || fromGateway
    ? { is: 'unauthorized', status: 403, failure, isDenial }
    : { is: 'declined', cause: 'denied', failure };
}
