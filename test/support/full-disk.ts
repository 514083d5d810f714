/*
 * Full disk: a store that can be read, and that nothing can be written to from a moment on.
 *
 * SQLite says so at the commit, and rolls back by itself; here it is made to at the moment that a test names.
 */
import { DatabaseSync } from 'node:sqlite';

export class FullDisk {
  readonly #exec = DatabaseSync.prototype.exec;
  /** How many transactions were lost. */
  lost = 0;

  /** `since` is asked at each commit. Ends with the test, or with `freed`. */
  constructor(since: () => boolean) {
    const exec = this.#exec;
    const lose = (): void => void (this.lost += 1);
    DatabaseSync.prototype.exec = function (sql) {
      if (sql !== 'commit' || !since()) return exec.call(this, sql);
      exec.call(this, 'rollback');
      lose();
      throw new Error('database or disk is full');
    };
  }

  freed(): void {
    DatabaseSync.prototype.exec = this.#exec;
  }

  [Symbol.dispose](): void {
    this.freed();
  }
}
