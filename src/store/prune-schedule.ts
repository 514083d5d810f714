/*
 * Prune schedule: when what is too old is removed.
 *
 * Owns   the judgement whether the time can be trusted: not within an hour of a start, nor of a jump of the clock, which shows when the
 *        clock and the time that passes here move apart.
 * Gives  a pass an hour after the start, and one every six hours from then on.
 * Never  begins a pass while one runs. One that fails is tried again an hour later.
 */
import type { Activity } from '../activity.ts';
import { hours, minutes, type Clock } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import type { Telemetry } from '../telemetry.ts';

const EVERY_MS = hours(6);
/** How long the clock must have been steady. */
const STEADY_MS = hours(1);
/** The clock and the time that passes may differ by this from look to look. */
const SLACK_MS = minutes(2);

interface ScheduleDependencies {
  /** As it is set, with its jumps. */
  readonly clock: Clock;
  readonly activity: Activity;
  readonly telemetry: Telemetry;
  /** Removes what is too old at a time. */
  readonly prune: (now: number) => Promise<void>;
}

export class PruneSchedule {
  readonly #parts: ScheduleDependencies;
  #steadySince = 0;
  /** What the clock shows less what has passed. */
  #offset = 0;
  #callOff: (() => void) | null = null;
  #stopped = false;

  constructor(parts: ScheduleDependencies) {
    this.#parts = parts;
  }

  start(): void {
    this.#steadySince = this.#parts.clock.elapsed();
    this.#offset = this.#offsetNow();
    this.#lookIn(STEADY_MS);
  }

  /** A pass that runs ends with its present step when the store closes. */
  stop(): void {
    this.#stopped = true;
    this.#callOff?.();
  }

  #lookIn(ms: number): void {
    if (this.#stopped) return;
    const { clock, activity } = this.#parts;
    this.#callOff = clock.at(
      clock.now() + ms,
      () => void activity.run(async () => this.#lookIn(await this.#look())),
    );
  }

  /** Resolves to when to look again, in milliseconds. */
  async #look(): Promise<number> {
    const { clock, telemetry, prune } = this.#parts;
    if (!this.#isSteady()) return STEADY_MS;
    try {
      await prune(clock.now());
      return EVERY_MS;
    } catch (error) {
      if (!(error instanceof GatewayError)) telemetry.defectSeen('pruning', error);
      return STEADY_MS;
    }
  }

  #isSteady(): boolean {
    const offset = this.#offsetNow();
    if (Math.abs(offset - this.#offset) > SLACK_MS) this.#steadySince = this.#parts.clock.elapsed();
    this.#offset = offset;
    return this.#parts.clock.elapsed() - this.#steadySince >= STEADY_MS;
  }

  #offsetNow(): number {
    return this.#parts.clock.now() - this.#parts.clock.elapsed();
  }
}
