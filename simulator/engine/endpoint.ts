/*
 * Endpoint: what one domain of the platform answers, and in which words.
 *
 * Owns   the shape of a handler, of its reply, and of all that a domain brings. A domain is one file; endpoints.ts lists them.
 */
import type { Body } from './body.ts';
import type { Controls } from './control.ts';
import type { PageHandler } from './page.ts';
import type { DueHandler, Platform } from './platform.ts';
import type { Line, Progress } from './world.ts';

export interface EndpointRequest {
  readonly platform: Platform;
  /** Values of the path template. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Valid by the contract. */
  readonly body: Body;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

export type Handler = (asked: EndpointRequest) => Reply | Promise<Reply>;

/** One domain. */
export interface EndpointModule {
  readonly rows?: Readonly<Record<number, Handler>>;
  /** What is due later, by name. */
  readonly due?: Readonly<Record<string, DueHandler>>;
  /** Pages that a person sees, by the beginning of their path. */
  readonly pages?: Readonly<Record<string, PageHandler>>;
  /** What can be asked of it below /_simulator/. */
  readonly controls?: Controls;
  /** Makes every link that is open run out now. */
  readonly expireLinks?: (platform: Platform) => void;
}

/** A success in its envelope. */
export const ok = (data: unknown, message = 'Done'): Reply => ({
  status: 200,
  body: { status: 'SUCCESS', message, data },
});

/** Async work was taken. */
export const taken = (data: unknown, message = 'Request is in Progress'): Reply => ({
  status: 202,
  body: { status: 'SUCCESS', message, data },
});

/** A success without the envelope's status, as it was seen of some endpoints (Q3). */
export const okAs = ({ vocabulary }: Platform, data: unknown): Reply =>
  vocabulary === 'guide' ? ok(data) : { status: 200, body: { data } };

/** What was done to a line, noted in the ledger. */
export function done(
  platform: Platform,
  { customerId }: Line,
  effect: { row: number; effect: string },
): Reply {
  platform.ledger.effect({ ...effect, customerId });
  return okAs(platform, { customerId });
}

export const refused = (
  status: number,
  message: string,
  meta?: Readonly<Record<string, string>>,
): Reply => ({
  status,
  body: { status: 'FAILED', message, ...(meta && { meta }) },
});

export const unknown = (what: string): Reply => refused(404, `${what} not found`);

/** A date as the platform writes it: with an offset that has no colon (Q17), or as the guide would. */
export const wireDate = ({ vocabulary }: Platform, time: number): string => {
  const iso = new Date(time).toISOString();
  return vocabulary === 'guide' ? iso : iso.replace('Z', '+0000');
};

/** A day: as such, or as a moment in the words that were seen. */
export const wireDay = (platform: Platform, time: number): string =>
  platform.vocabulary === 'guide'
    ? new Date(time).toISOString().slice(0, 10)
    : wireDate(platform, time);

const OBSERVED_PROGRESS: Readonly<Record<string, string>> = {
  IN_PROGRESS: 'PENDING',
  COMPLETED: 'DONE',
};

/** The platform's word for how far work is (Q10). */
export const progressWord = (
  { vocabulary }: Platform,
  progress: Progress | 'PENDING_OTP',
): string => (vocabulary === 'guide' ? progress : (OBSERVED_PROGRESS[progress] ?? progress));
