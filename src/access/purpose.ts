/*
 * Purpose: with which document somebody reads, and why.
 *
 * Owns   the form of a reason: text of at most 300 characters, from the header `x-reason` or from `connectionParams.reason`. A header takes
 *        no letters beyond Latin, so that there it may be percent-encoded.
 * Gives  one for each request and each stream, which knows what it was noted for already.
 * Never  judges a reason: people do, who read the audit trail.
 */
import { isRecord } from '../is-record.ts';

const MAX_REASON = 300;
const MAX_NAME = 128;

export class Purpose {
  readonly reason: string | null;
  #document = '';
  /** None for most: what customers read is not noted. */
  #noted: Set<string> | null = null;

  constructor(reason: string | null = null) {
    this.reason = reason;
  }

  /** The name of the operation that runs, or the fields that it begins with. */
  get document(): string {
    return this.#document;
  }

  runs(name: string): void {
    this.#document = name.slice(0, MAX_NAME);
  }

  /** True once for each. */
  isNew(whose: string): boolean {
    this.#noted ??= new Set();
    if (this.#noted.has(whose)) return false;
    this.#noted.add(whose);
    return true;
  }
}

/** Of a header that was sent once. */
export function reasonIn(header: string | readonly string[] | undefined): string | null {
  return typeof header === 'string' ? reasonOf(decoded(header)) : null;
}

/** `params` is whatever the client has sent. */
export function reasonOfParams(params: unknown): string | null {
  const given = isRecord(params) ? params['reason'] : undefined;
  return typeof given === 'string' ? reasonOf(given) : null;
}

function decoded(header: string): string {
  if (!header.includes('%')) return header;
  try {
    return decodeURIComponent(header);
  } catch {
    return header; // a per cent that is meant
  }
}

/** Null when nothing is left of it. */
function reasonOf(text: string): string | null {
  const plain = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  return plain === '' ? null : [...plain].slice(0, MAX_REASON).join('');
}
