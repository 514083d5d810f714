/*
 * Platform options: the settings of one deployment for the platform that it calls.
 *
 * Gives  the shape that configuration fills; secrets are functions, so that a rotated file counts at once.
 * Never  holds a secret itself.
 */
import type { AuthOptions } from './auth.ts';
import type { CallLimits } from './call-budget.ts';
import type { Timeouts } from './limits.ts';
import type { LineStatus } from '../line-status.ts';

/** What the words and codes of the wire mean for this brand. */
export interface Vocabulary {
  /** What the wire calls a plan (Q4). */
  readonly planIdFrom: 'serviceCode' | 'displayName';
  /** Hosts that payment links may point to, `host` or `host:port`. */
  readonly paymentHosts: readonly string[];
  /** Codes of a line that the guide leaves out (3-7). */
  readonly lineStatusCodes: Readonly<Record<number, LineStatus>>;
}

export interface PlatformOptions extends Vocabulary, Timeouts {
  readonly url: string;
  readonly auth: AuthOptions;
  readonly apiKey: () => string;
  /** What the platform allows this API key. */
  readonly calls: CallLimits;
  /** Words of the envelope's `status` that mean a refusal (Q23). */
  readonly failureWords?: readonly string[];
}
