/*
 * Contestants: the servers that are compared, by the names that tables show.
 *
 * Owns   which program each is, and how it treats a token.
 */
import { NONE_FAST, type FastParts } from './fast.ts';
import type { TokenWay } from './peers/caller.ts';

export type Contestant =
  | { readonly is: 'peer'; readonly program: string; readonly way: TokenWay }
  | { readonly is: 'gateway'; readonly fast: FastParts };

const floor = (way: TokenWay): Contestant => ({ is: 'peer', program: './peers/floor.ts', way });

const peer = (name: string, way: TokenWay = 'verified'): Contestant => ({
  ...{ is: 'peer', program: `./peers/${name}.mjs`, way },
});

const gateway = (fast: FastParts = {}): Contestant => ({ is: 'gateway', fast });

export const CONTESTANTS = {
  floor: floor('read'),
  'floor + token': floor('verified'),
  'floor + kept token': floor('kept'),
  'mercurius + jit': peer('mercurius'),
  'mercurius + jit, kept token': peer('mercurius', 'kept'),
  'Apollo Server': peer('apollo'),
  Yoga: peer('yoga'),
  'Hive Gateway': peer('hive/hive'),
  'graphql-ws': peer('graphql-ws'),
  gateway: gateway(),
  'gateway, compile off': gateway({ compile: false }),
  'gateway, write off': gateway({ write: false }),
  'gateway, route off': gateway({ route: false }),
  'gateway, sockets off': gateway({ sockets: false }),
  'gateway, all off': gateway(NONE_FAST),
} as const satisfies Readonly<Record<string, Contestant>>;

/** It is made of the contract alone, and so answers in other words than all others. */
export const HIVE: Name = 'Hive Gateway';

export type Name = keyof typeof CONTESTANTS;
