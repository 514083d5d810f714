/*
 * Store metrics: what is told of the store's files, keys and audit trail, in the log and in counters.
 *
 * Never  takes a key, a path or the name of a person: ids of keys say nothing about them, and files are told by their own name.
 */
import type { Logger } from 'pino';
import { Counter, Gauge, type Registry } from 'prom-client';
import { ownFrames } from '../own-frames.ts';

interface Narrowed {
  readonly narrowed: readonly string[];
  readonly wide: readonly string[];
}

export class StoreMetrics {
  readonly #log: Logger;
  readonly #resealed: Counter;
  readonly #reads: Counter<'reason'>;
  readonly #waiting: Gauge;

  constructor(log: Logger, registry: Registry) {
    this.#log = log;
    const registers = [registry];
    this.#resealed = new Counter({
      ...{ name: 'reach_resealed_total', registers },
      help: 'Rows that were sealed anew, since an older data key had sealed them.',
    });
    this.#reads = new Counter({
      ...{ name: 'reach_agent_reads_total', registers, labelNames: ['reason'] },
      help: 'Customers whose data somebody of the brand has read, by whether a reason was given.',
    });
    this.#waiting = new Gauge({
      ...{ name: 'reach_agent_reads_waiting', registers },
      help: 'Reads by people of the brand that are not in the audit trail yet.',
    });
  }

  /** Files that others could read. */
  filesNarrowed(files: Narrowed): void {
    if (files.narrowed.length > 0) this.#log.warn(files, 'files are for their owner alone now');
    else if (files.wide.length > 0)
      this.#log.warn(files, 'files can be read by others, and cannot be changed');
  }

  /** Nothing is read or written any more until the gateway is started again. Only the code of the error is told. */
  broken(cause: unknown): void {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null;
    this.#log.error({ alert: true, code }, 'the disk failed, restart the gateway');
  }

  keysTaken(file: { keys: number }): void {
    this.#log.info(file, 'data keys taken up');
  }

  /** `why` is a sentence of ours. The keys before stay in force. */
  keysRefused(refused: { why: string }): void {
    this.#log.error({ alert: true, ...refused }, 'data keys not taken up');
  }

  keysFailed(error: unknown): void {
    const name = error instanceof Error ? error.name : typeof error;
    const frames = error instanceof Error ? ownFrames(error) : [];
    this.#log.error({ where: 'data-keys', name, frames }, 'defect');
  }

  resealed(done: { rows: number; broken: number; struck: readonly string[] }): void {
    this.#resealed.inc(done.rows - done.broken);
    this.#log.info(done, 'rows sealed with the newest data key');
  }

  /** Of a segment of the audit trail that nothing is added to any more. */
  checkpointReached(checkpoint: {
    number: number;
    day: string;
    entries: number;
    checkpoint: string;
  }): void {
    this.#log.info(checkpoint, 'audit segment closed');
  }

  agentRead(read: { reasoned: boolean; waiting: number }): void {
    this.#reads.inc({ reason: read.reasoned ? 'given' : 'none' });
    this.#waiting.set(read.waiting);
  }

  agentReadsWritten(waiting: number): void {
    this.#waiting.set(waiting);
  }

  /** They stay in memory, and are tried again. */
  agentReadsNotWritten(waiting: number): void {
    this.#log.error({ alert: true, waiting }, 'reads by agents are not in the audit trail yet');
  }
}
