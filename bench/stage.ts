/*
 * Stage: a platform with families, and the servers that are compared, each in a process of its own on the same data.
 *
 * Owns   which core each has: the servers the first, of which one works at a time; the platform and whoever asks the other.
 * Gives  each server once, by its name, and a sign-in for each family.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AUDIENCE, ISSUER, SignIn } from '../chaos/client.ts';
import { Child, pinSelf } from './child.ts';
import { CONTESTANTS, type Contestant, type Name } from './contestants.ts';
import type { Member } from './family.ts';
import type { GatewayOrders } from './gateway-program.ts';
import type { PeerOrders } from './peers/peer.ts';
import type { ReachOrders } from './reach-program.ts';
import { GATEWAY_CORE, OTHER_CORE } from './site.ts';

export interface Server {
  readonly name: Name;
  readonly url: string;
  /** Milliseconds of CPU since it started. */
  cpuMs(): Promise<number>;
  memory(): Promise<{ readonly rss: number; readonly heap: number }>;
  end(): Promise<void>;
}

interface StageOptions {
  readonly seed: number;
  readonly families: number;
  /** Whether programs stay on their cores; not where a test has them all for itself. */
  readonly pinned?: boolean;
}

interface Parts {
  readonly reach: Child<ReachOrders>;
  readonly reachAt: { readonly reachUrl: string; readonly apiKey: string; readonly jwt: string };
  readonly members: readonly Member[];
  readonly signIn: SignIn;
  readonly folder: string;
  readonly pinned: boolean;
}

interface StartOptions {
  readonly compress?: boolean;
  readonly trustedProxyHops?: number;
  /** The name of a store that another one had before; a new one without. */
  readonly database?: string;
}

const WITHOUT_LIMIT = { perSecond: 100_000, inFlight: 1_000 };

export class Stage {
  readonly reach: Child<ReachOrders>;
  readonly members: readonly Member[];
  readonly #parts: Parts;
  readonly #servers = new Map<Name, Server>();
  #databases = 0;

  private constructor(parts: Parts) {
    this.#parts = parts;
    this.reach = parts.reach;
    this.members = parts.members;
  }

  static async open({ seed, families, pinned = true }: StageOptions): Promise<Stage> {
    if (pinned) pinSelf(OTHER_CORE);
    const folder = await mkdtemp(join(tmpdir(), 'reach-gateway-bench-'));
    const reach = await Child.start<ReachOrders>('./reach-program.ts', pinned ? OTHER_CORE : null);
    const { url: reachUrl, apiKey, jwt } = await reach.order('start', { seed, households: [] });
    const members = await reach.order('settle', { seed, families });
    const reachAt = { reachUrl, apiKey, jwt };
    const signIn = await SignIn.make('RS256'); // what issuers sign with, unless they are told otherwise
    return new Stage({ reach, reachAt, members, signIn, folder, pinned });
  }

  tokenOf({ subject, customerId }: Member): Promise<string> {
    return this.#parts.signIn.tokenFor({ sub: subject, role: 'customer', customers: [customerId] });
  }

  /** One that is there is given again. */
  async server(name: Name): Promise<Server> {
    const server = this.#servers.get(name) ?? (await this.start(name));
    this.#servers.set(name, server);
    return server;
  }

  /** A new one, which its caller ends. */
  async start(name: Name, options: StartOptions = {}): Promise<Server> {
    const contestant: Contestant = CONTESTANTS[name];
    const started =
      contestant.is === 'peer'
        ? await this.#startPeer(contestant, options)
        : await this.#startGateway(contestant, options);
    return { name, ...started };
  }

  async #startPeer(
    { program, way }: Extract<Contestant, { is: 'peer' }>,
    { compress = false }: StartOptions,
  ): Promise<Omit<Server, 'name'>> {
    const { reachAt, signIn } = this.#parts;
    const child = await Child.start<PeerOrders>(program, this.#core);
    const rules = { way, jwk: signIn.jwk, issuer: ISSUER, audience: AUDIENCE };
    const { url } = await child.order('start', { ...reachAt, ...rules, compress });
    return serverOf(child, url);
  }

  async #startGateway(
    { fast }: Extract<Contestant, { is: 'gateway' }>,
    { trustedProxyHops = 0, database = String(++this.#databases) }: StartOptions,
  ): Promise<Omit<Server, 'name'>> {
    const { reachAt, signIn } = this.#parts;
    const child = await Child.start<GatewayOrders>('./gateway-program.ts', this.#core);
    const { url } = await child.order('start', {
      ...{
        ...reachAt,
        jwk: signIn.jwk,
        databaseUrl: this.storeUrl(database),
        calls: WITHOUT_LIMIT,
      },
      ...{ tokensPerSecond: 1_000_000, readTimeoutMs: 4_000, fast, trustedProxyHops },
    });
    return serverOf(child, url);
  }

  /** Of a gateway that was started on this database. */
  storeUrl(database: string): string {
    return `sqlite:${join(this.#parts.folder, `gateway-${database}.db`)}`;
  }

  get #core(): number | null {
    return this.#parts.pinned ? GATEWAY_CORE : null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const server of this.#servers.values()) await server.end();
    await this.reach.end();
    await rm(this.#parts.folder, { recursive: true, force: true });
  }
}

const serverOf = (
  child: Child<PeerOrders> | Child<GatewayOrders>,
  url: string,
): Omit<Server, 'name'> => ({
  url,
  cpuMs: () => (child as Child<PeerOrders>).order('cpuMs', undefined),
  memory: () => (child as Child<PeerOrders>).order('memory', undefined),
  end: () => child.end(),
});
