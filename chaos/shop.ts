/*
 * Shop: what the catalog of the brand calls things; read once, as an app does at its start.
 */
import type { Device } from './client.ts';
import { CATALOG, PACKS } from './documents.ts';
import { listAt, textAt } from './value.ts';

export class Shop {
  readonly #plans: readonly unknown[];
  readonly #packs: readonly unknown[];
  readonly topUpService: string;

  private constructor(catalog: unknown, packs: readonly unknown[]) {
    this.#plans = listAt(catalog, 'plans');
    this.#packs = packs;
    const services = listAt(catalog, 'services');
    this.topUpService =
      textAt(
        services.find((one) => textAt(one, 'kind') === 'TOP_UP'),
        'id',
      ) ?? '';
  }

  static async open(device: Device): Promise<Shop> {
    const catalog = await device.ask(CATALOG);
    const packs = await device.ask(PACKS);
    if (catalog.is !== 'data' || packs.is !== 'data') throw new Error('there is no catalog');
    return new Shop(
      Reflect.get(Object(catalog.data), 'catalog'),
      listAt(packs.data, 'roamingPacks'),
    );
  }

  plan(name: string): string {
    return (
      textAt(
        this.#plans.find((one) => textAt(one, 'name')?.startsWith(name)),
        'id',
      ) ?? ''
    );
  }

  pack(name: string): string {
    return (
      textAt(
        this.#packs.find((one) => textAt(one, 'name') === name),
        'id',
      ) ?? ''
    );
  }

  /** The global id of a card whose own id is known: an app has it from the list of cards. */
  cardId(own: string): string {
    return Buffer.from(['Card', own].join('\n')).toString('base64url');
  }
}
