/*
 * Line: what happens to a line as a whole (rows 27-30 and 34).
 *
 * Owns   what is sent to suspend, restore, disconnect and reconnect a line, and to make another one primary.
 * Never  judges whether the state of the line allows it; that is decided before, and by the platform.
 */
import type { CustomerId } from '../ids.ts';
import type { Answer, PlatformCalls } from './wire/platform.ts';
import type { FieldPaths } from './wire/refusal.ts';

export class LineSource {
  readonly #platform: PlatformCalls;

  constructor(platform: PlatformCalls) {
    this.#platform = platform;
  }

  suspend(line: CustomerId): Promise<Answer<null>> {
    return this.#change(29, line);
  }

  restore(line: CustomerId): Promise<Answer<null>> {
    return this.#change(30, line);
  }

  disconnect(line: CustomerId): Promise<Answer<null>> {
    return this.#change(28, line);
  }

  /** With the SIM that it had. */
  reconnect(line: CustomerId): Promise<Answer<null>> {
    return this.#change(27, line);
  }

  /** `primary` is primary now; `secondary` takes its place. */
  makePrimary({
    primary,
    secondary,
  }: {
    primary: CustomerId;
    secondary: CustomerId;
  }): Promise<Answer<null>> {
    const json = { primaryCustomerId: primary, secondaryCustomerId: secondary };
    return this.#platform.change(34, { json, fields: FIELDS }, () => null);
  }

  #change(row: 27 | 28 | 29 | 30, line: CustomerId): Promise<Answer<null>> {
    return this.#platform.change(row, { json: { customerId: line }, fields: FIELDS }, () => null);
  }
}

const FIELDS: FieldPaths = {
  customerid: ['input', 'lineId'],
  primarycustomerid: ['input', 'lineId'],
  secondarycustomerid: ['input', 'lineId'],
};
