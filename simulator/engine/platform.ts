/*
 * Platform: the state of one simulated Reach, with its clock, its chance, its faults and its ledger.
 *
 * Owns   what every endpoint needs, and the agenda of what happens later.
 * Gives  the same transcript for the same seed, clock and calls.
 * Never  uses the machine's time or chance.
 */
import { Callbacks } from './callbacks.ts';
import type { VirtualClock } from './clock.ts';
import type { Contract } from './contract.ts';
import { Faults } from './faults.ts';
import { Held } from './held.ts';
import { History } from './history.ts';
import { Ledger } from './ledger.ts';
import { Random } from './random.ts';
import { noExtras, UNTOLD, UNTOUCHED, type Account, type Due, type World } from './world.ts';

export type Vocabulary = 'guide' | 'observed';

/** What an endpoint module does when something of its own is due. */
export type DueHandler = (platform: Platform, due: Due) => void;

type NewDue = Pick<Due, 'what' | 'id' | 'turn'>;

export interface PlatformOptions {
  readonly clock: VirtualClock;
  readonly seed: number;
  readonly vocabulary: Vocabulary;
  readonly contract: Contract;
  readonly callbackUrl: string;
  /** What is due later, by name. */
  readonly due: Readonly<Record<string, DueHandler>>;
  /** What makes open links run out. */
  readonly expirations: readonly ((platform: Platform) => void)[];
  /** Who is there at the start. */
  readonly seededAccounts: (now: number) => Account[];
}

const CALLBACK_DUE: Readonly<Record<string, DueHandler>> = {
  callback: ({ callbacks }, due) => callbacks.due(due),
  'callback-overtaken': ({ callbacks }, due) => callbacks.overtakenByNone(due),
};

export class Platform {
  readonly clock: VirtualClock;
  readonly ledger: Ledger;
  readonly faults = new Faults();
  readonly callbacks: Callbacks;
  readonly held = new Held();
  readonly #history = new History();
  readonly contract: Contract;
  /** Resolves when this platform is stopped. */
  readonly stopped: Promise<void>;
  readonly #ending = new AbortController();
  readonly #options: PlatformOptions;
  readonly #due: Readonly<Record<string, DueHandler>>;
  vocabulary: Vocabulary;
  world: World;
  random: Random;
  /** Where this simulator answers, for links. */
  url = '';
  #cancel: (() => void) | null = null;

  constructor(options: PlatformOptions) {
    const { clock, contract, seed, vocabulary, callbackUrl, due } = options;
    this.clock = clock;
    this.contract = contract;
    this.vocabulary = vocabulary;
    this.#options = options;
    this.#due = { ...CALLBACK_DUE, ...due };
    this.stopped = new Promise((resolve) =>
      this.ending.addEventListener('abort', () => resolve(), { once: true }),
    );
    this.ledger = new Ledger(clock);
    this.random = new Random(seed);
    this.world = this.#newWorld(seed);
    this.callbacks = new Callbacks(this, callbackUrl);
  }

  /** Aborted when this platform is stopped: ends what waits in real time. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  stop(): void {
    this.clock.stop();
    this.#ending.abort();
  }

  /** Everything as at the start. */
  reset(seed = this.world.seed): void {
    this.random = new Random(seed);
    this.world = this.#newWorld(seed);
    this.faults.clear();
    this.ledger.clear();
    this.held.forget();
    this.changed();
    this.#arm();
  }

  /** Makes every link that is open run out now. */
  expireLinks(): void {
    for (const expire of this.#options.expirations) expire(this);
  }

  /** Puts something on the agenda. */
  later(inMs: number, due: NewDue): void {
    this.#plan({ at: this.clock.now() + inMs, ...due, cause: this.ledger.cause });
  }

  /** Notes for rows that lag behind that something may have changed. */
  changed(): void {
    const longest = Math.max(0, ...this.faults.lags.values());
    this.#history.note(this.world, this.clock.now(), longest);
  }

  /** This platform as a row sees it that lags behind. */
  asOf(row: number): Platform {
    const lagMs = this.faults.lags.get(row);
    const world = lagMs === undefined ? null : this.#history.at(this.clock.now() - lagMs);
    const seen: Platform = Object.create(this, { world: { value: world } });
    return world ? seen : this;
  }

  /** Lets go on what is kept from happening no more: at once, in its order. */
  unstick(): void {
    const free = this.world.stuck.filter((one) => !this.#isStuck(one));
    this.world.stuck = this.world.stuck.filter((one) => this.#isStuck(one));
    for (const one of free) this.#plan({ ...one, at: Math.max(one.at, this.clock.now()) });
  }

  #isStuck({ what, cause }: Due): boolean {
    return cause !== null && this.faults.stuck.has(cause.row) && !(what in CALLBACK_DUE);
  }

  #plan(due: Due): void {
    this.world.due.push(due);
    this.world.due.sort((a, b) => a.at - b.at);
    this.#arm();
  }

  /** The state as text, for the next start. */
  saved(): string {
    const { vocabulary } = this;
    return JSON.stringify({
      now: this.clock.now(),
      vocabulary,
      world: { ...this.world, randomState: this.random.state },
    });
  }

  restore(text: string): void {
    const saved = JSON.parse(text) as { now: number; vocabulary: Vocabulary; world: World };
    this.clock.restore(saved.now);
    this.vocabulary = saved.vocabulary;
    this.world = { ...this.#newWorld(saved.world.seed), ...saved.world };
    this.world.accounts = saved.world.accounts.map(withEverything);
    const due = [...saved.world.due, ...(saved.world.stuck ?? [])];
    this.world.due = due.map((one) => ({ ...one, cause: null }));
    this.world.stuck = [];
    this.world.orders = saved.world.orders.map((order) => ({
      ...{ ...UNTOLD, ...order, attemptSeq: null },
    }));
    this.random.state = saved.world.randomState;
    this.#arm();
  }

  #newWorld(seed: number): World {
    return {
      accounts: this.#options.seededAccounts(this.clock.now()),
      orders: [],
      due: [],
      stuck: [],
      ...{ simSwaps: [], cardLinks: [], invoiceLinks: [], messages: [], planChanges: [] },
      tokens: [],
      randomState: seed,
      seed,
    };
  }

  #arm(): void {
    this.#cancel?.();
    const next = this.world.due[0];
    this.#cancel = next ? this.clock.at(next.at, () => this.#runDue()) : null;
  }

  #run(due: Due): void {
    if (this.#isStuck(due)) this.world.stuck.push(due);
    else this.ledger.within(due.cause, () => this.#due[due.what]?.(this, due));
  }

  #runDue(): void {
    const now = this.clock.now();
    const due = this.world.due.filter((one) => one.at <= now);
    this.world.due = this.world.due.filter((one) => one.at > now);
    for (const one of due) this.#run(one);
    this.changed();
    this.#arm();
  }
}

/** A state that was saved by an older simulator lacks what has come since. */
const withEverything = (account: Account): Account => ({
  ...noExtras(),
  ...account,
  lines: account.lines.map((line) => ({ ...UNTOUCHED, ...line })),
});
