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
  /** Requests in one round of a read whose data are known. */
  readonly warm: number;
  /** Families in one round that nobody has asked for. */
  readonly cold: number;
  /** Who is compared in reads. */
  readonly names: readonly Name[];
  /** How long a second's 200 requests are repeated, for the times of answers. */
  readonly latencyMs: number;
  /** How many sockets are open when events are told. */
  readonly sockets: readonly number[];
  /** Whose sockets, beside the gateway's. */
  readonly crowds: readonly Name[];
  /** How often one of them is told alone. */
  readonly callbacks: number;
  /** How many of each kind of write in a round. */
  readonly writes: number;
  /** How long the gateway is watched while it looks at purchases. */
  readonly lookMs: number;
  /** How many purchases are stored when one more is measured. */
  readonly stored: readonly number[];
  /** How often a program is started. */
  readonly starts: number;
  /** How many purchases are open when a gateway starts again. */
  readonly open: number;
}

export const WHOLE: Plan = {
  ...{ rounds: 5, warmUp: 3_000, warm: 1_500, cold: 150, latencyMs: 5_000 },
  ...{
    sockets: [1_000, 5_000, 10_000],
    crowds: ['graphql-ws', 'gateway, sockets off'],
    callbacks: 30,
  },
  ...{ writes: 20, lookMs: 5_000, stored: [100, 1_000, 10_000, 100_000] },
  ...{ starts: 5, open: 10_000 },
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
};

export const QUICK: Plan = {
  ...{ rounds: 5, warmUp: 1_000, warm: 400, cold: 40, latencyMs: 0 },
  ...{ sockets: [1_000], crowds: ['graphql-ws'], callbacks: 5 },
  ...{ writes: 10, lookMs: 1_500, stored: [100, 1_000], starts: 0, open: 0 },
  names: ['floor + token', 'floor + kept token', 'mercurius + jit', 'gateway'],
};

/** How many families a plan needs: those that are known to all, and new ones for each round and the warm-up. */
export const familiesFor = ({ rounds, cold }: Plan): number => KNOWN + cold * (rounds + 1);

export const KNOWN = 20;
