/*
 * Plan: how much is measured, of whom.
 *
 * Owns   the two sizes of the comparison: the whole one, whose figures are published, and the quick one, which finds what became slower.
 */
import type { Name } from './contestants.ts';

export interface Plan {
  readonly rounds: number;
  /** Requests to each server before anything counts: until then Node compiles. */
  readonly warmUp: number;
  /** Requests in one round of a screen whose data are known. */
  readonly warm: number;
  /** The same for smaller answers, which no goal but one is about. */
  readonly small: number;
  /** Families in one round that nobody has asked for. */
  readonly cold: number;
  /** Who is compared in reads. */
  readonly names: readonly Name[];
  /** Who takes so long that a tenth as many requests tell as much. */
  readonly slow: readonly Name[];
  /** Whose answers are timed at 200 requests a second, and for how long in one round. */
  readonly timed: { readonly names: readonly Name[]; readonly ms: number };
  /** How many sockets are open when events are told. */
  readonly sockets: readonly number[];
  /** Whose sockets, beside the gateway's. */
  readonly crowds: readonly Name[];
  /** How often one of them gets an event alone, in one round. */
  readonly callbacks: number;
  /** How many of each kind of write in a round. */
  readonly writes: number;
  /** How long the gateway is watched while it looks at purchases. */
  readonly lookMs: number;
  /** How many purchases are stored when one more is measured, from the least on. */
  readonly stored: readonly number[];
  /** How often a program is started. */
  readonly starts: number;
  /** How many purchases are open when a gateway starts again. */
  readonly open: number;
}

export const WHOLE: Plan = {
  ...{ rounds: 5, warmUp: 2_000, warm: 1_500, small: 800, cold: 120 },
  names: [
    'floor',
    'floor + token',
    'floor + kept token',
    'mercurius + jit',
    'mercurius + jit, kept token',
    'Apollo Server',
    'Yoga',
    'Hive Gateway',
    'gateway',
    'gateway, compile off',
    'gateway, route off',
    'gateway, all off',
  ],
  slow: ['Hive Gateway'],
  timed: { names: ['floor + token', 'mercurius + jit', 'gateway'], ms: 5_000 },
  ...{ sockets: [1_000, 5_000, 10_000], callbacks: 100 },
  crowds: ['graphql-ws', 'gateway, sockets off'],
  ...{ writes: 20, lookMs: 4_000, stored: [100, 1_000, 10_000, 100_000] },
  ...{ starts: 5, open: 10_000 },
};

export const QUICK: Plan = {
  ...{ rounds: 5, warmUp: 800, warm: 400, small: 300, cold: 30 },
  names: ['floor + token', 'floor + kept token', 'mercurius + jit', 'gateway'],
  ...{ slow: [], timed: { names: [], ms: 0 } },
  ...{ sockets: [1_000], crowds: ['graphql-ws'], callbacks: 10 },
  ...{ writes: 10, lookMs: 1_000, stored: [100, 1_000], starts: 0, open: 0 },
};

/** How many requests of so many one server gets. */
export const shareOf = ({ slow }: Pick<Plan, 'slow'>, name: Name, many: number): number =>
  slow.includes(name) ? Math.ceil(many / 10) : many;

/** How many families a plan needs: those that are known to all, and new ones for each round and the warm-up. */
export const familiesFor = ({ rounds, cold }: Plan): number => KNOWN + cold * (rounds + 1);

export const KNOWN = 20;
