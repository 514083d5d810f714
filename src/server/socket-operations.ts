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
  readonly id: string;
  #ended: AbortController | null = new AbortController();
  #isOver = false;
  begun = false;
  /** Null until it goes on by itself. */
  #stream: SocketOperation | null = null;
  /** Resolves, and never rejects, when nothing of it is left. */
  settled: Promise<void> = SETTLED;

  constructor(id: string) {
    this.id = id;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** It was ended before it began, and only holds its id until the former one has settled. */
  get neverRuns(): boolean {
    return this.#isOver && !this.begun;
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
  /** Oldest first: a handful, which a list holds in a third of the memory of a map. */
  #all: readonly Running[] = NONE;

  get count(): number {
    return this.#all.filter(({ neverRuns }) => !neverRuns).length;
  }

  /** Runs `work` when the id is free; false when an operation of this id is still wanted. `work` rejects to `onError`. */
  begin(id: string, work: () => Promise<void>, onError: (error: unknown) => void): boolean {
    const former = this.#newest(id);
    if (former?.isOver === false) return false;
    const own = new Running(id);
    this.#all = this.#all.concat(own); // as long as it must be; a list that is spread has room for more
    own.settled = this.#run(own, former?.settled, work)
      .catch(onError)
      .finally(() => {
        own.settled = SETTLED;
        if (own.isOver || own.stream === null) this.#forget(own);
      });
    return true;
  }

  /** Whether an operation of this id is still wanted. */
  runs(id: string): boolean {
    return this.#newest(id)?.isOver === false;
  }

  /** The signal of the operation that runs under this id. */
  signalOf(id: string): AbortSignal {
    return this.#newest(id)?.signal ?? AbortSignal.abort();
  }

  /** The operation that runs under this id is a stream from now on. False when it is not wanted any more. */
  goesOn(id: string, stream: SocketOperation): boolean {
    if (!this.runs(id)) return false;
    this.#newest(id)?.goesOn(stream);
    return true;
  }

  /** The client does not want it any more. */
  complete(id: string): void {
    const newest = this.#newest(id);
    newest?.end();
    if (newest?.stream) this.#forget(newest);
  }

  /** The client is about to receive its end, and may use the id again at once. A stream alone says so of itself. */
  over(id: string, stream: SocketOperation | null = null): void {
    const newest = this.#newest(id);
    if (!newest?.begun || newest.stream !== stream) return;
    newest.end();
    if (stream) this.#forget(newest);
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

  #newest(id: string): Running | undefined {
    return this.#all.findLast((running) => running.id === id);
  }

  #forget(own: Running): void {
    this.#all = this.#all.filter((running) => running !== own);
  }
}

const NONE: readonly Running[] = [];
