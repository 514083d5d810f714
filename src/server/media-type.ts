/*
 * Media type: which form of a GraphQL answer a client asks for.
 *
 * Gives  the choice between `application/json` and `application/graphql-response+json`, by quality, exactness and order, and whether it is
 *        a stream of events instead.
 * Never  decides that neither will do; that is left to the code that writes the answer.
 */
import { LRUCache } from 'lru-cache';

const MODERN = 'application/graphql-response+json';
const OLD = 'application/json';

interface Match {
  readonly quality: number;
  /** 2 the type itself, 1 its family, 0 anything. */
  readonly exactness: number;
  readonly order: number;
}

/** True when the newer type is preferred, in which the HTTP status tells of refused documents. */
export function prefersGraphqlResponse(accept: string | null | undefined): boolean {
  if (!accept) return false;
  const modern = matchOf(accept, MODERN);
  const old = matchOf(accept, OLD);
  if (!modern || modern.quality === 0) return false;
  if (!old) return true;
  return (
    (modern.quality - old.quality || modern.exactness - old.exactness || old.order - modern.order) >
    0
  );
}

/** Read once for each header that clients send; there are few. */
const accepted = new LRUCache<string, boolean>({ max: 200 });

/** True when either form of an answer may be sent. */
export function acceptsGraphql(accept: string): boolean {
  const known = accepted.get(accept);
  if (known !== undefined) return known;
  const accepts =
    accept.trim() === '' || [MODERN, OLD].some((type) => (matchOf(accept, type)?.quality ?? 0) > 0);
  accepted.set(accept, accepts);
  return accepts;
}

/** True when a stream of events is asked for by its name: what takes anything is no client of streams. */
export const namesEventStream = (accept: string | undefined): boolean =>
  (accept ?? '').split(',').some((entry) => {
    const [range = '', ...parameters] = partsOf(entry);
    return range === 'text/event-stream' && qualityIn(parameters) > 0;
  });

/** The content type of an answer that does not come from Apollo. */
export const mediaTypeFor = (accept: string | undefined): string =>
  `${prefersGraphqlResponse(accept) ? MODERN : OLD}; charset=utf-8`;

/** Negotiated once for each header that clients send; there are few. */
const usual = new LRUCache<string, { readonly type: string | null }>({ max: 200 });

/** The content type of an answer, as Apollo would choose it; null for a header that is better left to Apollo. */
export function usualMediaTypeFor(accept = ''): string | null {
  const known = usual.get(accept);
  if (known) return known.type;
  const type = isUsual(accept) ? mediaTypeFor(accept) : null;
  usual.set(accept, { type });
  return type;
}

/** Either form may be sent, and no range that means one of them has a parameter beside its quality. */
const isUsual = (accept: string): boolean =>
  acceptsGraphql(accept) &&
  accept.split(',').every((entry) => {
    const [range = '', ...parameters] = partsOf(entry);
    const isOurs = range.startsWith('application/') || range.startsWith('*');
    return !isOurs || parameters.every((one) => QUALITY.test(one));
  });

const QUALITY = /^q=(0(\.\d{1,3})?|1(\.0{1,3})?)$/;

function matchOf(accept: string, type: string): Match | null {
  const ranges = [type, 'application/*', '*/*'];
  const matches = accept.split(',').flatMap((entry, order): Match[] => {
    const [range = '', ...parameters] = partsOf(entry);
    const index = ranges.indexOf(range);
    return index < 0 ? [] : [{ quality: qualityIn(parameters), exactness: 2 - index, order }];
  });
  return matches.toSorted((one, other) => other.exactness - one.exactness)[0] ?? null;
}

const partsOf = (entry: string): string[] =>
  entry.split(';').map((part) => part.trim().toLowerCase());

function qualityIn(parameters: readonly string[]): number {
  const quality = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
  return Number.isNaN(quality) ? 1 : quality;
}
