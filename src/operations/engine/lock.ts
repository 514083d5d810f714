/*
 * Lock: what is locked under a name, and not yet free again.
 *
 * The store keeps one for a name. Times are epoch milliseconds of the gateway's clock.
 */
export interface Lock {
  readonly name: string;
  readonly since: number;
  /** When it ends; null as long as nobody has asked for that. */
  readonly unlocksAt: number | null;
}
