/*
 * Socket operations: what runs on one socket, by the ids that the client chose.
 *
 * Owns   the signal of each operation, and the number of operations at a time.
 * Gives  an end to each that the client completes, and to all when the socket closes.
 * Never  leaves an operation behind when its id is used again.
 *
 * graphql-ws forgets a second operation when the first of the same id settles after it. So an id that was completed is begun again
 * only when its former operation has settled, and the one who waits can be completed, too. What goes on by itself, without graphql-ws,
 * has settled before, and has no signal any more.
 */
/** What goes on by itself. */
export interface SocketOperation {
  end(): void;
}

class Running {
  #ended: AbortController | null = new AbortController();
  #isOver = false;
  begun = false;
  /** Null until it goes on by itself. */
  #stream: SocketOperation | null = null;
  /** Resolves, and never rejects, when nothing of it is left. */
  settled: Promise<void> = SETTLED;

  get isOver(): boolean {
    return this.#isOver;
  }

  get stream(): SocketOperation | null {
    return this.#stream;
  }

  get signal(): AbortSignal {
    return this.#ended?.signal ?? AbortSignal.abort();
  }

  end(): void {
    this.#isOver = true;
    this.#ended?.abort();
    this.#stream?.end();
  }

  goesOn(stream: SocketOperation): void {
    this.#ended = null;
    this.#stream = stream;
  }
}

const SETTLED = Promise.resolve();

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
    const own = new Running();
    this.#newest.set(id, own);
    this.#all.add(own);
    own.settled = this.#run(own, former?.settled, work)
      .catch(onError)
      .finally(() => {
        own.settled = SETTLED;
        if (own.isOver || own.stream === null) this.#forget(id, own);
      });
    return true;
  }

  /** Whether an operation of this id is still wanted. */
  runs(id: string): boolean {
    return this.#newest.get(id)?.isOver === false;
  }

  /** The signal of the operation that runs under this id. */
  signalOf(id: string): AbortSignal {
    return this.#newest.get(id)?.signal ?? AbortSignal.abort();
  }

  /** The operation that runs under this id is a stream from now on. False when it is not wanted any more. */
  goesOn(id: string, stream: SocketOperation): boolean {
    if (!this.runs(id)) return false;
    this.#newest.get(id)?.goesOn(stream);
    return true;
  }

  /** The client does not want it any more. */
  complete(id: string): void {
    const newest = this.#newest.get(id);
    newest?.end();
    if (newest?.begun === false)
      this.#all.delete(newest); // it will never run
    else if (newest?.stream) this.#forget(id, newest);
  }

  /** The client is about to receive its end, and may use the id again at once. A stream alone says so of itself. */
  over(id: string, stream: SocketOperation | null = null): void {
    const newest = this.#newest.get(id);
    if (!newest?.begun || newest.stream !== stream) return;
    newest.end();
    if (stream) this.#forget(id, newest);
  }

  endAll(): void {
    for (const running of this.#all) running.end();
  }

  async #run(
    own: Running,
    former: Promise<void> | undefined,
    work: () => Promise<void>,
  ): Promise<void> {
    if (former) await former;
    if (own.isOver) return;
    own.begun = true;
    await work();
  }

  #forget(id: string, own: Running): void {
    this.#all.delete(own);
    if (this.#newest.get(id) === own) this.#newest.delete(id);
  }
}
