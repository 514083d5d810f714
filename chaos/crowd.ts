/*
 * Crowd: who is there, and what they want.
 *
 * Owns   a mix over all nine kinds in which no two intents are one on the wire.
 * Gives  errands, in the order of the seed. A newcomer buys; a household does everything that its lines allow.
 */
import type { Kind } from './checker/entry.ts';
import type { Person } from './client.ts';
import { household, type Household } from './household.ts';
import type { Place } from './place.ts';
import type { Random } from './random.ts';
import {
  activation,
  billPayment,
  callingCredit,
  firstPurchase,
  planChange,
  portIn,
  roamingPack,
  subsequentPurchase,
  topUp,
  type Draft,
  type Intent,
} from './recipes.ts';
import type { Shop } from './shop.ts';

export interface Planned {
  readonly intent: Intent;
  readonly person: Person;
}

const PACKS = [
  { name: 'Neighbors, a week', packId: 'IRNEAR7' },
  { name: 'Europe, a week', packId: 'IREU7' },
  { name: 'World, a week', packId: 'IRWORLD7' },
] as const;
const PLANS = [
  { plan: 'Basic', code: 'MBASIC5' },
  { plan: 'Plus', code: 'MPLUS15' },
] as const;

export const AGENT: Person = { sub: 'agent-7', role: 'agent', customers: [] };

export class Crowd {
  readonly #place: Place;
  readonly #shop: Shop;
  readonly #random: Random;
  #count = 0;
  #households = 0;

  constructor(place: Place, shop: Shop, random: Random) {
    this.#place = place;
    this.#shop = shop;
    this.#random = random;
  }

  /** So many errands, those of one person one after the other in what follows. */
  plan(many: number): readonly (readonly Planned[])[] {
    const all: (readonly Planned[])[] = [];
    for (let planned = 0; planned < many;) {
      const next = this.#random.chance(0.75) ? [this.newcomer()] : this.family();
      all.push(next);
      planned += next.length;
    }
    return all;
  }

  /** A new customer who buys. */
  newcomer(): Planned {
    const person: Person = { sub: `new-${this.#count + 1}`, role: 'customer', customers: [] };
    return this.#planned(firstPurchase(this.#shop, `New${this.#count + 1}`), person);
  }

  /** A family that does everything once or twice. */
  family(): readonly Planned[] {
    const { home, person } = this.moveIn();
    const drafts = this.#random.shuffled(this.#drafts(home));
    return drafts.map((draft) => this.#planned(draft, person));
  }

  /** One errand of one kind, with a family of its own. */
  one(kind: Kind, options: { wrongPin?: boolean } = {}): Planned {
    if (kind === 'first-purchase') return this.newcomer();
    const { home, person } = this.moveIn();
    const found = this.#drafts(home, options).find((draft) => draft.kind === kind);
    if (!found) throw new Error(`nobody wants ${kind}`);
    return this.#planned(found, person);
  }

  moveIn(): { home: Household; person: Person } {
    const home = household(++this.#households, this.#random);
    this.#place.reach.settle(home);
    return {
      home,
      person: { sub: home.subject, role: 'customer', customers: [home.customerId] },
    };
  }

  #drafts(home: Household, { wrongPin }: { wrongPin?: boolean } = {}): readonly Draft[] {
    const random = this.#random;
    const [line, esim, psim, port] = home.lines;
    if (!line || !esim || !psim || !port) return [];
    const number = `212${String(3_000_000 + home.number * 10 + 1).slice(-7)}`;
    const iccid = `8901260${String(home.number).padStart(11, '0')}1`;
    const shop = this.#shop;
    const name = (which: string): string => `Add${which}${home.number}`;
    return [
      billPayment(home, 0),
      billPayment(home, 1),
      topUp(shop, line, 1),
      topUp(shop, line, 2),
      callingCredit(home, 10),
      callingCredit(home, 20),
      roamingPack(shop, line, random.pick(PACKS)),
      planChange(shop, line, { ...random.pick(PLANS), now: random.chance(0.8) }),
      activation(esim, ''),
      activation(psim, iccid),
      portIn(port, { number, wrong: wrongPin ?? random.chance(0.5) }),
      subsequentPurchase(shop, home, { name: name('a'), card: true }),
      subsequentPurchase(shop, home, { name: name('b'), card: false }),
    ];
  }

  #planned(draft: Draft, person: Person): Planned {
    const id = `i${++this.#count}`;
    return { person, intent: { ...draft, id, person: person.sub } };
  }
}
