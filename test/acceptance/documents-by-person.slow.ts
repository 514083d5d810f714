import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameOf } from '../../examples/rows/row-example.ts';
import { ROW_EXAMPLES } from '../../examples/rows/rows.ts';
import { TABS } from '../../explorer/tabs.ts';
import { globalId } from '../../src/ids.ts';
import { knownOf } from '../support/row-preparations.ts';
import { newKey } from '../support/shopper.ts';
import { World } from '../support/world.ts';
import { EVERYBODY, handsOf, isNotForThem, type Hands } from './everybody.ts';

type Known = Readonly<Record<string, string>>;

/** What stands for whatever this person has not: things that do not exist. */
const NONE: Known = {
  ...{ amountDue: '10.00', countryCode: 'FR' },
  planId: globalId('Plan', 'none'),
  largerPlanId: globalId('Plan', 'none'),
  smallerPlanId: globalId('Plan', 'none'),
  serviceId: globalId('CatalogService', 'none'),
  topUpServiceId: globalId('CatalogService', 'none'),
  packId: globalId('RoamingPack', 'none'),
  operationId: globalId('Operation', 'none'),
};

let world: World;
let sold: Known;

beforeAll(async () => {
  world = await World.start();
  const known = await knownOf(world, 'farah');
  sold = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
});
afterAll(() => world[Symbol.asyncDispose]());

/** Of Farah what is not the person's own. */
const knownBy = ({ customerId, lineId, operationId }: Hands): Known => ({
  ...{ ...NONE, ...sold, customerId, lineId },
  ...(operationId !== null && { operationId }),
});

/** Every `{{name}}` replaced. */
function filled(variables: string, known: Known): Record<string, unknown> {
  const text = variables.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) =>
    name === 'newKey' ? newKey() : (known[name] ?? globalId('Operation', 'none')),
  );
  const values = JSON.parse(text) as Record<string, unknown>;
  if ('after' in values) values['after'] = null;
  return values;
}

interface Document {
  readonly name: string;
  readonly text: string;
  readonly variables: (known: Known) => Record<string, unknown>;
}

const ROWS: readonly Document[] = ROW_EXAMPLES.map(({ document, variables }) => ({
  ...{ name: nameOf(document), text: document },
  variables: (known) => {
    const all = new Proxy(known, {
      get: (target, name) => Reflect.get(target, name) ?? globalId('Operation', 'none'),
    });
    const { input, ...more } = (variables?.(all) ?? {}) as { input?: { idempotencyKey?: string } };
    const key = input?.idempotencyKey === undefined ? {} : { idempotencyKey: newKey() };
    return input ? { ...more, input: { ...input, ...key } } : more;
  },
}));

const STORIES: readonly Document[] = TABS.flatMap(({ query, variables }) => {
  const [, kind, name = ''] = /^(query|mutation|subscription) (\w+)/m.exec(query) ?? [];
  if (kind === 'subscription') return [];
  return [{ name, text: query, variables: (known: Known) => filled(variables, known) }];
});

describe.each([
  ['the rows', ROWS],
  ['the stories', STORIES],
])('every document of %s', (_of, documents) => {
  it.each(Object.entries(EVERYBODY))(
    'runs without an error for %s, or is not for them',
    async (_who, person) => {
      const hands = await handsOf(world, person);
      const known = knownBy(hands);
      let ran = 0;
      for (const { name, text, variables } of documents) {
        const answer = await hands.client.ask(text, variables(known));
        if (isNotForThem(answer)) continue;
        expect([name, answer.errors]).toEqual([name, []]);
        ran += 1;
      }
      expect(ran).toBeGreaterThan(0);
    },
    120_000,
  );
});
