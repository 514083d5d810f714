/*
 * Failing disk: a disk that takes what is written, and once fails to say that it is there.
 */
import { vi } from 'vitest';
import { WriteAheadLog } from '../../src/store/write-ahead-log.ts';

export class FailingDisk {
  readonly #spy = vi.spyOn(WriteAheadLog.prototype, 'flush');

  /** Fails at the nth flush from now on. Ends with the test. */
  constructor(nth: number) {
    for (let before = 1; before < nth; before += 1)
      this.#spy.mockImplementationOnce(() => Promise.resolve());
    const error = Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' });
    this.#spy.mockImplementationOnce(() => Promise.reject(error));
  }

  [Symbol.dispose](): void {
    this.#spy.mockRestore();
  }
}
