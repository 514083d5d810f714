/*
 * Socket operations: what runs on one socket, by the ids that the client chose.
 *
 * Owns   the signal of each operation, and the number of operations at a time.
 * Gives  an end to each that the client completes, and to all when the socket closes.
 * Never  leaves an operation behind when its id is used again.
 *
 * graphql-ws forgets a second operation when the first of the same id settles after it. So an id that was completed is begun again
 * only when its former operation has settled, and the one who waits can be completed, too.
 */
interface Running {
  readonly ended: AbortController;
  begun: boolean;
  /** Resolves, and never rejects, when nothing of it is left. */
  settled: Promise<void>;
}

export class SocketOperations {
  /** The newest operation of each id. */
  readonly #newest = new Map<string, Running>();
  readonly #all = new Set<Running>();

  get count(): number {
    return this.#all.size;
  }

  /** Runs `work` when the id is free; false when an operation of this id is still wanted. `work` rejects to `onError`. */
  begin(id: string, work: () => Promise<void>, onError: (error: unknown) => void): boolean {
    if (this.runs(id)) return false;
    const former = this.#newest.get(id);
    const own: Running = { ended: new AbortController(), begun: false, settled: Promise.resolve() };
    this.#newest.set(id, own);
    this.#all.add(own);
    own.settled = this.#run(own, former?.settled, work)
      .catch(onError)
      .finally(() => this.#forget(id, own));
    return true;
  }

  /** Whether an operation of this id is still wanted. */
  runs(id: string): boolean {
    return this.#newest.get(id)?.ended.signal.aborted === false;
  }

  /** The signal of the operation that runs under this id. */
  signalOf(id: string): AbortSignal {
    return this.#newest.get(id)?.ended.signal ?? AbortSignal.abort();
  }

  /** The client does not want it any more. */
  complete(id: string): void {
    const newest = this.#newest.get(id);
    newest?.ended.abort();
    if (newest?.begun === false) this.#all.delete(newest); // it will never run
  }

  /** The client is about to receive its end, and may use the id again at once. */
  over(id: string): void {
    const newest = this.#newest.get(id);
    if (newest?.begun) newest.ended.abort();
  }

  endAll(): void {
    for (const { ended } of this.#all) ended.abort();
  }

  async #run(
    own: Running,
    former: Promise<void> | undefined,
    work: () => Promise<void>,
  ): Promise<void> {
    if (former) await former;
    if (own.ended.signal.aborted) return;
    own.begun = true;
    await work();
  }

  #forget(id: string, own: Running): void {
    this.#all.delete(own);
    if (this.#newest.get(id) === own) this.#newest.delete(id);
  }
}
