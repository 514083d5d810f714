/*
 * Place: a platform in this process, a gateway in another one, and one time for both.
 *
 * Owns   starting and ending both, and time, which moves on only when nobody has anything left to do: no device waits for an answer,
 *        no request is with the platform, and the gateway has done all that is due. An hour lasts as long as its work, whatever
 *        else the machine does.
 * Gives  `wait` for people, and every start of the gateway with what it took.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Armed } from './armed-failpoint.ts';
import { AUDIENCE, Device, ISSUER, SignIn, type Person } from './client.ts';
import { ClientLog } from './client-log.ts';
import { Ended, GatewayUnderTest } from './gateway-under-test.ts';
import type { StartOrder } from './gateway-process.ts';
import { Reach } from './reach.ts';
import { UnderWay } from './under-way.ts';
import { listAt } from './value.ts';

export interface PlaceOptions {
  readonly seed: number;
  /** Whether a loaded gateway stands by for the next start, whose duration then says nothing. */
  readonly standsBy?: boolean;
  /** Whether modules may come compiled from the last start. */
  readonly cached?: boolean;
  /** Whether the gateway writes all of its log. */
  readonly log?: boolean;
  /** Bugs that the gateway has. */
  readonly bugs?: readonly string[];
}

interface Parts {
  readonly reach: Reach;
  readonly signIn: SignIn;
  readonly port: number;
  readonly folder: string;
}

export class Place {
  readonly reach: Reach;
  readonly log: ClientLog;
  readonly gateway: GatewayUnderTest;
  readonly url: string;
  readonly folder: string;
  readonly #options: PlaceOptions;
  readonly #signIn: SignIn;
  readonly #port: number;
  /** What time waits for. */
  readonly #underWay = new UnderWay();
  /** The moment up to which the gateway was pushed. */
  #pushed = '';
  #jumped = 0;
  #unset: () => void = () => undefined;

  private constructor(options: PlaceOptions, { reach, signIn, port, folder }: Parts) {
    this.#options = options;
    this.#signIn = signIn;
    this.#port = port;
    this.reach = reach;
    this.folder = folder;
    this.url = `http://127.0.0.1:${port}`;
    this.log = new ClientLog(() => reach.now());
    this.gateway = new GatewayUnderTest({
      standsBy: options.standsBy === true,
      cached: options.cached === true,
    });
    reach.callTo(this.url);
    reach.whenQuiet(() => this.#underWay.over());
    reach.whenQuiet(() => this.#push());
  }

  static async open(options: PlaceOptions): Promise<Place> {
    const folder = await mkdtemp(join(tmpdir(), 'reach-chaos-'));
    const [signIn, port] = [await SignIn.make(), await freePort()];
    const reach = await Reach.start(options.seed);
    const place = new Place(options, { reach, folder, signIn, port });
    await place.up();
    return place;
  }

  /** Starts the gateway, for the first time or again on the same store. Time waits for it. */
  async up(): Promise<number> {
    this.#pushed = '';
    const ms = await this.#underWay.count(this.gateway.up(this.#startOrder()));
    const { bugs = [] } = this.#options;
    if (bugs.length > 0) await this.gateway.order({ do: 'seed', bugs });
    this.log.note({ is: 'deed', deed: 'up', what: '', ms: Math.round(ms) });
    return ms;
  }

  async kill(): Promise<void> {
    await this.gateway.kill();
    this.log.note({ is: 'deed', deed: 'kill', what: 'at random', ms: null });
  }

  /** The next pass of this point ends the process. */
  async arm(point: Armed | null): Promise<void> {
    await this.gateway.order({ do: 'arm', point });
    if (point) this.log.note({ is: 'deed', deed: 'arm', what: point.name, ms: null });
  }

  /** Seeded bugs that the code has asked about since the start; none when the gateway is gone. */
  async askedBugs(): Promise<readonly string[]> {
    const report = await this.gateway.order({ do: 'report' }).catch(() => null);
    return listAt(report, 'asked').filter((name) => typeof name === 'string');
  }

  /** Sets the gateway's clock ahead or back of the platform's, also for its next start. */
  async jump(ms: number): Promise<void> {
    this.#jumped = ms;
    this.log.note({ is: 'deed', deed: 'clock', what: `the gateway's clock, ${ms} ms`, ms });
    if (this.gateway.alive) await this.gateway.order({ do: 'jump', ms });
  }

  async device(person: Person, name = 'phone'): Promise<Device> {
    const token = await this.#signIn.tokenFor(person);
    return new Device(this.url, { name, token, underWay: this.#underWay });
  }

  /** Resolves when somebody else has let so much time pass. */
  wait(ms: number): Promise<void> {
    return this.reach.wait(ms);
  }

  /** Lets time pass; everything that happens on the way has happened when it resolves. */
  pass(ms: number): Promise<void> {
    return this.reach.advance(ms);
  }

  /** Lets time pass until the work is over. */
  async during<T>(work: Promise<T>): Promise<T> {
    let over = false;
    const watched = work.finally(() => (over = true));
    watched.catch(() => undefined);
    while (!over) await this.pass(STEP_MS);
    return watched;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.gateway.close();
    await this.reach.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /**
   * The gateway's time follows the platform's, and what is due in it happens. A gateway that is not there has no time. The clock asks
   * until nobody has anything left to do: whoever was pushed to this moment and has neither called nor been called since has not.
   */
  async #push(): Promise<void> {
    if (!this.gateway.alive || this.#pushed === this.#moment()) return;
    try {
      const next = await this.gateway.order({ do: 'push', to: this.reach.now() });
      this.#unset();
      if (typeof next === 'number') this.#unset = this.reach.stopAt(next);
    } catch (error) {
      if (!(error instanceof Ended)) throw error;
    }
    this.#pushed = this.#moment();
  }

  #moment(): string {
    return `${this.reach.moment()} ${this.#underWay.counted}`;
  }

  #startOrder(): StartOrder {
    const { reach } = this;
    return {
      ...{ reachUrl: reach.url, ...reach.credentials, port: this.#port, jwk: this.#signIn.jwk },
      databaseUrl: `sqlite:${this.folder}/gateway.db`,
      ...{ issuer: ISSUER, audience: AUDIENCE, now: reach.now() },
      jumped: this.#jumped,
      log: this.#options.log === true,
    };
  }
}

/** How far time is moved when nothing is known to be due. */
const STEP_MS = 30_000;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
