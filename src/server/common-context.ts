/*
 * Common context: the context of an answer that is to be the same for every customer who may see the event.
 *
 * Gives  a resolver nothing of whoever asks: no caller, access, data source, clock or purse. What it needs of these fails and is noted.
 * Never  shared between answers.
 *
 * Resolvers learn of their caller through the context alone, so what was answered without it is nobody's in particular. Two things they
 * may ask. Whether the caller holds the account of the event: that is known of everybody for whom the answer is made. And which operations
 * have been shown, since every field of an operation does: of an item that stands for a moment of the past nothing comes of that for a
 * customer. For people of the brand both are written down, so that this context is not for them.
 */
import type { CustomerId } from '../ids.ts';

interface Common {
  /** The account that the event is about; null where there is none. */
  readonly account: CustomerId | null;
  /** Whether it is theirs for whom the answer is made. */
  readonly isTheirs: boolean;
}

class Personal extends Error {
  override readonly name = 'Personal';
}

export class CommonContext {
  readonly #common: Common;
  #askedForViewer = false;

  constructor(common: Common) {
    this.#common = common;
  }

  /** For graphql-js. */
  readonly value: object = new Proxy(
    {},
    {
      get: (_target, name) => {
        if (name === 'shown') return this.#shown;
        return name === 'holds' ? this.#holds : this.#refuse();
      },
      has: () => this.#refuse(),
      ownKeys: () => this.#refuse(),
      getOwnPropertyDescriptor: () => this.#refuse(),
      set: () => this.#refuse(),
    },
  );

  readonly #shown: object = new Proxy(
    { told: () => null },
    { get: ({ told }, name) => (name === 'told' ? told : this.#refuse()) },
  );

  readonly #holds = (account: CustomerId): boolean =>
    account === this.#common.account ? this.#common.isTheirs : this.#refuse();

  /** Whether an answer needed to know who asks, even where it made nothing of the refusal. */
  get askedForViewer(): boolean {
    return this.#askedForViewer;
  }

  #refuse(): never {
    this.#askedForViewer = true;
    throw new Personal('this depends on who asks');
  }
}
