import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getDirectiveValues,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { nameOf } from '../../examples/rows/row-example.ts';
import { ROW_EXAMPLES } from '../../examples/rows/rows.ts';
import { ROWS } from '../../contract/rows.ts';
import { CREDENTIALS } from '../../simulator/access-key.ts';
import { IDS } from '../../simulator/people.ts';
import { command } from '../commands/command.ts';
import { act, settled } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { ERIN, LENA } from '../support/people.ts';
import { knownOf, PREPARATIONS, SIGN_INS } from '../support/row-preparations.ts';
import { buy, line, operation, planIdOf, quote, submit } from '../support/shopper.ts';
import { folder, World } from '../support/world.ts';

const SCHEMA = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

/** The rows that the selected fields say they may ask. */
function rowsNamedIn(document: string): ReadonlySet<number> {
  const rows = new Set<number>();
  const types = new TypeInfo(SCHEMA);
  const upstream = SCHEMA.getDirective('upstream');
  const enter = (): void => {
    const field = types.getFieldDef()?.astNode;
    const named = field && upstream ? getDirectiveValues(upstream, field) : {};
    const { rows: first = [], instead = [] } = (named ?? {}) as Record<string, number[]>;
    for (const row of [...first, ...instead]) rows.add(row);
  };
  visit(parse(document), visitWithTypeInfo(types, { Field: { enter } }));
  return rows;
}

describe.each(['guide', 'observed'] as const)(
  'in the words of the platform as %s',
  (vocabulary) => {
    it.each(ROW_EXAMPLES.map((example) => [example.row, nameOf(example.document), example] as const))(
      'row %i is reached by %s, which costs exactly the calls that its example states',
      async (row, _name, { as, document, variables, calls }) => {
        await using world = await World.start({ vocabulary });
        const cold = row >= 4 && row <= 7;
        const known = cold ? {} : await knownOf(world, as);
        const more = (await PREPARATIONS[row]?.(world, known)) ?? {};
        const client = await world.as(SIGN_INS[as]);
        if (document.startsWith('query')) await world.pass(60_000); // so that no reading counts any more
        const before = world.reach.platform.ledger.attempts.length;
        const { data, errors } = await client.ask(document, variables?.({ ...known, ...more }) ?? {});
        expect(errors).toEqual([]);
        const [answer] = Object.values(data ?? {}) as ({ outcome?: string } | null)[];
        expect([answer === null, answer?.outcome ?? 'ACCEPTED']).toEqual([false, 'ACCEPTED']);
        const asked = world.reach.platform.ledger.attempts.slice(before).map((one) => one.row);
        expect(asked.toSorted((a, b) => a - b)).toEqual([...calls]);
        expect(asked.filter((one) => !rowsNamedIn(document).has(one))).toEqual([]);
      },
    );
  },
);

describe('the other rows', () => {
  it('row 0 is asked by the gateway itself, where keys are exchanged for a token', async () => {
    await using world = await World.start({ scheme: 'exchange' });
    await (await world.as(null)).data('{ roamingCountries { code } }');
    expect(world.reach.platform.ledger.attempts.map(({ row }) => row)).toEqual([0, 59]);
  });

  it('row 1 is reached by npm run access-keys, once', async () => {
    await using world = await World.start();
    await using place = await folder();
    const { apiKey: REACH_API_KEY, jwt: REACH_JWT } = CREDENTIALS;
    const env = { REACH_BASE_URL: world.reach.url, REACH_API_KEY, REACH_JWT };
    const ran = await command('access-keys', [`${place.path}/keys`], env);
    expect(ran.code).toBe(0);
    expect(world.attempts(1)).toHaveLength(1);
    expect(world.reach.platform.ledger.attempts).toHaveLength(1);
  });

  it('are none: 68/68 rows have a document or a command', () => {
    const walked = new Set([1, ...ROW_EXAMPLES.map(({ row }) => row)]);
    const all = Object.keys(ROWS).map(Number).filter((row) => row > 0);
    expect([...walked].toSorted((a, b) => a - b)).toEqual(all);
    expect(all).toHaveLength(68);
  });
});

const CHANGES = `query Changes($after: Cursor) { changes(after: $after) {
  endCursor changes { __typename ... on OperationAdvanced { operation { id status steps { source } } } } } }`;

/** What an app that was away while something happened is told. */
async function missed(client: Client, happens: () => Promise<unknown>): Promise<readonly any[]> {
  const { changes: start } = await client.data(CHANGES);
  await happens();
  const { changes } = await client.data(CHANGES, { after: start.endCursor });
  return changes.changes;
}

const bySource = ({ operation: moved }: any): boolean =>
  moved?.status === 'SUCCEEDED' && moved.steps.at(-1).source === 'CALLBACK';

/** All 7 events, each with what makes the platform send it and what the graph then tells. */
const EVENTS: readonly (readonly [string, (world: World) => Promise<readonly unknown[]>])[] = [
  [
    'ACTIVATION',
    async (world) => {
      const erin = await world.as(ERIN);
      const { lineId } = await knownOf(world, 'erin');
      return missed(erin, async () => {
        const sim = { imei: '356938035643809' };
        const begun = await act(erin, 'activateLine', { lineId, sim });
        await settled(world, erin, begun.operation.id);
      });
    },
  ],
  [
    'PRODUCT_PURCHASE',
    async (world) => {
      const sam = await world.as({ sub: 'sam' });
      return missed(sam, async () => {
        const { operation: bought } = await buy(sam);
        const state = () => operation(sam, bought.id);
        await world.passUntil(async () => (await state()).customerTask !== null);
        await world.pay();
        await world.passUntil(async () => (await state()).settledAt !== null, { stepMs: 500 });
      });
    },
  ],
  [
    'PURCHASE_SUBSEQUENT',
    async (world) => {
      const lena = await world.as(LENA);
      const { customerId, cardId } = await knownOf(world, 'lena');
      const lines = [line(await planIdOf(lena, 'Plus'), { firstName: 'Leo' })];
      return missed(lena, async () => {
        const { quote: quoted } = await quote(lena, { account: null, customerId, lines });
        const begun = await submit(lena, quoted.id, { cardId });
        await settled(world, lena, begun.operation.id);
      });
    },
  ],
  ...(
    [
      ['USAGE_NOTIFICATION', { thresholdPct: 80 }],
      ['RDN_IMEI_CHANGE', { newImei: '356938035643817' }],
      ['PORT_OUT', {}],
      ['PORT_OUT_CONFIRMED', {}],
    ] as const
  ).map(
    ([type, more]) =>
      [
        type,
        async (world: World) => {
          const lena = await world.as(LENA);
          return missed(lena, async () => {
            await world.control('POST', 'notify', { type, customerId: IDS.lena, ...more });
            await world.pass(5_000);
          });
        },
      ] as const,
  ),
];

const TOLD: Readonly<Record<string, string>> = {
  ...{ USAGE_NOTIFICATION: 'UsageAlert', RDN_IMEI_CHANGE: 'DeviceChanged' },
  ...{ PORT_OUT: 'PortOutRequested', PORT_OUT_CONFIRMED: 'PortOutConfirmed' },
};

describe.each(['guide', 'observed'] as const)(
  'the events of the platform in its words as %s',
  (vocabulary) => {
    it.each(EVENTS)('%s is seen in the graph', async (type, happens) => {
      await using world = await World.start({ vocabulary });
      const changes = await happens(world);
      const { callbacks } = world.reach.platform.ledger;
      expect(callbacks.filter((one) => one.type === type && one.outcome === 'delivered')).toHaveLength(1);
      const told = TOLD[type];
      if (told === undefined) expect(changes.some(bySource)).toBe(true);
      else expect(changes.map((change: any) => change.__typename)).toContain(told);
    });

    it('are all walked: 7/7', () => {
      expect(new Set(EVENTS.map(([type]) => type)).size).toBe(7);
    });
  },
);
