/*
 * Write-ahead log: the file beside the database in which SQLite keeps what was committed since its last checkpoint.
 *
 * Owns   a descriptor of that file, by which it is flushed from a thread of Node's: an fsync is of the file, whichever descriptor has written to it.
 * Never  reads or writes it. SQLite makes the file when the database is opened, and keeps it until the last connection closes.
 */
import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

const synced = promisify(fdatasync);

export class WriteAheadLog {
  readonly #descriptor: number;

  /** `path` is that of the database, which is open in WAL mode and has been written to. */
  constructor(path: string) {
    this.#descriptor = openSync(`${path}-wal`, 'r+');
  }

  /** Resolves when all that SQLite wrote before is on the disk. */
  flush(): Promise<void> {
    return synced(this.#descriptor);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
