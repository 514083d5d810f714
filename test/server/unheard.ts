/*
 * Unheard: rejections that nobody hears, kept from ending a run of tests.
 *
 * graphql-js leaves some when an item of a list throws beside another that fails later. Vitest would count them as faults of the test.
 */
import process from 'node:process';
import { setImmediate as otherWork } from 'node:timers/promises';

/** What nobody heard until it is disposed of. */
export class Unheard implements AsyncDisposable {
  readonly rejections: unknown[] = [];
  readonly #others = process.listeners('unhandledRejection');
  readonly #note = (reason: unknown): void => void this.rejections.push(reason);

  constructor() {
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', this.#note);
  }

  /** Rejections are unheard once all that is under way has been done. */
  async settled(): Promise<readonly unknown[]> {
    await otherWork();
    return this.rejections;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.settled();
    process.off('unhandledRejection', this.#note);
    for (const listener of this.#others) process.on('unhandledRejection', listener);
  }
}
