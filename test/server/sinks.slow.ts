import { describe, expect, it } from 'vitest';
import { nameOf } from '../../examples/rows/row-example.ts';
import { ROW_EXAMPLES } from '../../examples/rows/rows.ts';
import { CREDENTIALS } from '../../simulator/access-key.ts';
import { IDS } from '../../simulator/people.ts';
import type { Client } from '../support/client.ts';
import { knownOf, PREPARATIONS, SIGN_INS } from '../support/row-preparations.ts';
import { World } from '../support/world.ts';

/** What the platform keeps under these names tells who somebody is, or opens something. */
const NAMING =
  /^(customerId|clientAccountId|ccUUID|firstName|lastName|email|phone|mobileNo|iccId|imei|address1|transactionId|trackingNumber|orderId|billId|id|number|account|pin|value|text|redirectUrl|link)$/;
/** Words of these lengths stand in any log. */
const SHORTEST = 5;

/** Every string below a name, at any depth. */
function namedIn(value: unknown, wanted: RegExp, name = ''): string[] {
  if (typeof value === 'string') return wanted.test(name) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    namedIn(inner, wanted, Array.isArray(value) ? name : key),
  );
}

/** As it stands, in an address, in a global id, and the end of a long number. */
const formsOf = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64url'),
  ...(/^\+?\d{10,20}$/.test(secret) ? [secret.slice(-8)] : []),
];

function secretsOf(world: World, sent: readonly unknown[]): ReadonlySet<string> {
  const kept = namedIn(world.reach.platform.world, NAMING);
  const given = namedIn(sent, /^(?!simType|kind|reason|verdict|effective|returnTo|country)/);
  const long = [...kept, ...given, ...Object.values(CREDENTIALS)].filter(
    (one) => one.length >= SHORTEST && /\D/.test(one) === /[a-z@-]/i.test(one),
  );
  return new Set(long.flatMap(formsOf));
}

/** Everything that somebody else than the person who asked may read. */
async function sinksOf(world: World, errors: readonly unknown[]): Promise<string> {
  const metrics = await (await fetch(`${world.gateway.adminUrl}/metrics`)).text();
  // A measured value may hold any five digits by chance; who somebody is would stand in a name or a label.
  const named = metrics.replace(/ [\d.e+-]+$/gim, '');
  return [...world.log, named, ...errors.map((one) => JSON.stringify(one))].join('\n');
}

const FAULTS = ['status-400', 'status-500', 'malformed-json', 'cut-after-effect'] as const;

/** The document as it is, and once with each fault of its endpoint. Gives every error that was shown. */
async function ways(
  world: World,
  client: Client,
  asked: { row: number; document: string; variables: Record<string, any> },
): Promise<unknown[]> {
  const { row, document, variables } = asked;
  const errors: unknown[] = [];
  for (const fault of [null, ...FAULTS]) {
    if (fault) await world.fault({ row, fault });
    const input = variables['input'];
    const fresh = input?.idempotencyKey
      ? { ...variables, input: { ...input, idempotencyKey: `an-intent-with-${fault}` } }
      : variables;
    errors.push(...(await client.ask(document, fresh)).errors);
    await world.pass(90_000);
  }
  return errors;
}

const found = (sinks: string, secrets: ReadonlySet<string>): string[] =>
  [...secrets].filter((secret) => sinks.includes(secret));

describe('logs, metrics and errors', () => {
  it.each(ROW_EXAMPLES.map((example) => [example.row, nameOf(example.document), example] as const))(
    'name nobody and open nothing when row %i is asked by %s, well or ill',
    async (row, _name, { as, document, variables }) => {
      await using world = await World.start();
      const known = row >= 5 && row <= 7 ? {} : await knownOf(world, as);
      const more = (await PREPARATIONS[row]?.(world, known)) ?? {};
      const client = await world.as(SIGN_INS[as]);
      const sent = { ...variables?.({ ...known, ...more }) };
      const errors = await ways(world, client, { row, document, variables: sent });
      const secrets = secretsOf(world, [sent, client.token]);
      expect(secrets.size).toBeGreaterThan(100);
      expect(found(await sinksOf(world, errors), secrets)).toEqual([]);
      expect(world.log.length).toBeGreaterThan(1);
    },
  );

  it('name nobody when callbacks come, true, forged or in pieces', async () => {
    await using world = await World.start();
    const says = { customerId: IDS.lena, mobileNo: '2125550210', newImei: '356938035643825' };
    const types = ['USAGE_NOTIFICATION', 'RDN_IMEI_CHANGE', 'PORT_OUT', 'PORT_OUT_CONFIRMED'];
    const bodies = [
      ...types.map((type) => JSON.stringify({ type, ...says, email: 'lena@example.com' })),
      JSON.stringify({ type: IDS.lena, data: says }),
      `{"type":"PORT_OUT","customerId":"${IDS.lena}",`,
      '['.repeat(30_000),
    ];
    for (const path of ['notification', 'notification/callback']) {
      for (const body of bodies) {
        const url = `${world.gateway.url}/apisvc/v0/${path}`;
        await fetch(url, { method: 'POST', body, headers: { 'content-type': `text/${IDS.lena}` } });
        await fetch(`${world.gateway.url}/${IDS.lena}/apisvc/v0/${path}`, { method: 'POST', body });
      }
    }
    await world.pass(60_000);
    const sinks = await sinksOf(world, []);
    expect(found(sinks, secretsOf(world, [says]))).toEqual([]);
    expect(sinks).toContain('callback processed');
  });
});
