/*
 * Principals: everybody who may ask, and what is theirs.
 */
import { IDS } from '../../simulator/people.ts';
import { ACCOUNT, buy, operation, viewer } from '../support/shopper.ts';
import { AGENT, DORA, FARAH, LENA, MARCO } from '../support/people.ts';
import { tokenFor, type Person } from '../support/tokens.ts';
import type { World } from '../support/world.ts';

/** Of whose things there are some. */
export type Owner = 'farah' | 'lena';

export interface Principal {
  readonly name: string;
  readonly token: string | null;
  /** The customer that ids of theirs begin with, or null. */
  readonly customerId: string | null;
  /** Whose things they may use, beside their own. */
  readonly mayUse: readonly Owner[];
  /** Whether they are somebody at all: if not, nothing of anybody is looked at. */
  readonly signedIn: boolean;
  readonly role: 'ANONYMOUS' | 'CUSTOMER' | 'AGENT' | 'ADMIN';
}

const SAM: Person = { sub: 'sue' };
const SUES = { ...ACCOUNT, email: 'sue@example.com', phoneNumber: '2125550177' };
const NOBODY: Person = { sub: 'nobody' };
const ADMIN: Person = { sub: 'admin-1', role: 'admin' };

type Rest = Partial<Pick<Principal, 'customerId' | 'mayUse' | 'signedIn' | 'role'>>;

async function principal(name: string, person: Person | null, rest: Rest = {}): Promise<Principal> {
  const token = person && (await tokenFor(person));
  const anonymous = { customerId: null, mayUse: [], signedIn: true, role: 'CUSTOMER' } as const;
  return { name, token, ...anonymous, ...rest };
}

/** Who asks without being anybody, or with what is over. */
const STRANGE = { signedIn: false, role: 'ANONYMOUS' } as const;

export async function principalsIn(world: World): Promise<readonly Principal[]> {
  return [
    await principal('somebody who is not signed in', null, STRANGE),
    await principal(
      'the holder, whose sign-in has run out',
      { ...FARAH, expiresIn: '-1m' },
      STRANGE,
    ),
    await principal('a person without a customer', NOBODY),
    await principal('another customer', LENA, { customerId: IDS.lena, mayUse: ['lena'] }),
    await principal('the holder of another line', MARCO, { customerId: IDS.marco }),
    await principal('the holder', FARAH, { customerId: IDS.farah, mayUse: ['farah'] }),
    await principal('a person of a disconnected line', DORA, { customerId: IDS.dora }),
    await principal('a person whom a purchase linked', SAM, { customerId: await linked(world) }),
    await principal('an agent', AGENT, { mayUse: ['farah', 'lena'], role: 'AGENT' }),
    await principal('an admin', ADMIN, { mayUse: ['farah', 'lena'], role: 'ADMIN' }),
  ];
}

/** Buys, pays, and is a customer then whom no token names. */
async function linked(world: World): Promise<string> {
  const client = await world.as(SAM);
  const { id } = (await buy(client, { account: SUES })).operation;
  await world.passUntil(async () => (await operation(client, id)).customerTask !== null);
  await world.pay();
  await world.passUntil(async () => (await viewer(client)).customers.length > 0);
  return world.reach.platform.world.accounts.at(-1)?.customerId ?? '';
}
