/*
 * Site: a platform, a gateway and people, each program in a process of its own.
 *
 * Owns   which core each has: the gateway one for itself, all else the other one.
 * Gives  the way in. The gateway can be started again on the same store with other limits.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignIn, type Person } from '../chaos/client.ts';
import { household, type Household } from '../chaos/household.ts';
import { Random } from '../chaos/random.ts';
import type { CallLimits } from '../src/datasources/wire/call-budget.ts';
import { Child, pinSelf } from './child.ts';
import { fastParts } from './fast.ts';
import type { GatewayOrders } from './gateway-program.ts';
import type { ReachOrders } from './reach-program.ts';

export const GATEWAY_CORE = 0;
export const OTHER_CORE = 1;

interface SiteOptions {
  readonly seed: number;
  /** How many families live at the platform. */
  readonly families: number;
  /** Whether programs stay on their cores; not where a test has them all for itself. */
  readonly pinned?: boolean;
}

export interface GatewayLimits {
  readonly calls: CallLimits;
  readonly tokensPerSecond?: number;
  readonly readTimeoutMs?: number;
}

interface Parts {
  readonly reach: Child<ReachOrders>;
  readonly reachStarted: Awaited<ReturnType<ReachOrders['start']>>;
  readonly signIn: SignIn;
  readonly folder: string;
  readonly families: readonly Household[];
  readonly pinned: boolean;
}

export class Site {
  readonly families: readonly Household[];
  readonly reach: Child<ReachOrders>;
  readonly #parts: Parts;
  #gateway: Child<GatewayOrders> | null = null;
  url = '';
  adminUrl = '';

  private constructor(parts: Parts) {
    this.#parts = parts;
    this.reach = parts.reach;
    this.families = parts.families;
  }

  static async open({ seed, families: many, pinned = true }: SiteOptions): Promise<Site> {
    if (pinned) pinSelf(OTHER_CORE);
    const random = Random.of(seed, 'families');
    const families = Array.from({ length: many }, (_, at) => household(at + 1, random));
    const folder = await mkdtemp(join(tmpdir(), 'reach-gateway-bench-'));
    const reach = await Child.start<ReachOrders>('./reach-program.ts', pinned ? OTHER_CORE : null);
    const reachStarted = await reach.order('start', { seed, households: families });
    return new Site({ reach, reachStarted, signIn: await SignIn.make(), folder, families, pinned });
  }

  get gateway(): Child<GatewayOrders> {
    if (!this.#gateway) throw new Error('the gateway was not started');
    return this.#gateway;
  }

  /** Ends the gateway that runs, if one does, and starts one on the same store. */
  async up({
    calls,
    tokensPerSecond = 1_000_000,
    readTimeoutMs = 4_000,
  }: GatewayLimits): Promise<void> {
    await this.#gateway?.order('stop', undefined);
    await this.#gateway?.end();
    const { reachStarted, signIn, folder, pinned } = this.#parts;
    const core = pinned ? GATEWAY_CORE : null;
    const gateway = await Child.start<GatewayOrders>('./gateway-program.ts', core);
    this.#gateway = gateway;
    const { url, adminUrl } = await gateway.order('start', {
      ...{ reachUrl: reachStarted.url, apiKey: reachStarted.apiKey, jwt: reachStarted.jwt },
      ...{ jwk: signIn.jwk, databaseUrl: `sqlite:${join(folder, 'gateway.db')}` },
      ...{ calls, tokensPerSecond, readTimeoutMs, fast: fastParts() },
    });
    Object.assign(this, { url, adminUrl });
    await this.reach.order('callTo', url);
  }

  tokenFor(sub: string, more: Partial<Person> = {}): Promise<string> {
    return this.#parts.signIn.tokenFor({ sub, role: 'customer', customers: [], ...more });
  }

  /** The sign-ins of whoever holds the primary line of each family. */
  tokensOfFamilies(): Promise<readonly string[]> {
    return Promise.all(
      this.families.map(({ subject, customerId }) =>
        this.tokenFor(subject, { customers: [customerId] }),
      ),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#gateway?.end();
    await this.reach.end();
    await rm(this.#parts.folder, { recursive: true, force: true });
  }
}
