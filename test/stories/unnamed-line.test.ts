import { expect, it } from 'vitest';
import { ACTIVATE } from '../support/documents.ts';
import { line, newKey, operation, planIdOf, quote, submit } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const LINES = `query($id: ID!) { operation(id: $id) { ... on PurchaseOperation {
  lines { next simType line { id firstName status openOperations { id } } } } } }`;
const LINE = 'query($id: ID!) { line(id: $id) { id firstName status } }';

it('a line that the platform has not named yet has an id, which goes on working when it is named', async () => {
  await using world = await World.start();
  const sam = await world.as({ sub: 'sam' });
  const plan = await planIdOf(sam, 'Basic');
  const lines = [line(plan), line(plan, { firstName: 'Kim' })];
  const { quote: quoted } = await quote(sam, { lines });
  const { operation: begun } = await submit(sam, quoted.id);
  await world.fault({ unnamedLines: true });
  await world.passUntil(async () => (await operation(sam, begun.id)).customerTask !== null);
  await world.pay();
  await world.passUntil(async () => (await operation(sam, begun.id)).status === 'SUCCEEDED');

  const { operation: bought } = await sam.data(LINES, { id: begun.id });
  expect(bought.lines).toMatchObject([
    { next: 'ACTIVATE_NOW', line: { firstName: 'Sam', status: 'NOT_ACTIVATED' } },
    {
      next: 'ACTIVATE_NOW',
      line: { firstName: 'Kim', status: 'NOT_ACTIVATED', openOperations: [] },
    },
  ]);
  const old = bought.lines[1].line.id;
  expect((await sam.data(LINE, { id: old })).line).toMatchObject({ id: old, firstName: 'Kim' });
  const activate = async (): Promise<any> => {
    const input = { lineId: old, sim: { imei: '356938035643809' }, idempotencyKey: newKey() };
    return (await sam.data(ACTIVATE, { input })).activateLine;
  };
  expect(await activate()).toMatchObject({
    outcome: 'REFUSED',
    problems: [{ code: 'LINE_NOT_READY', remedy: 'WAIT' }],
  });

  await world.fault({ unnamedLines: false });
  await world.pass(10_000); // for so long, a reading of the account counts for those who look
  const named = (await sam.data(LINE, { id: old })).line;
  expect(named).toMatchObject({ firstName: 'Kim', status: 'NOT_ACTIVATED' });
  expect(named.id).not.toBe(old);
  expect((await sam.data(LINE, { id: named.id })).line).toEqual(named);
  expect(await activate()).toMatchObject({ outcome: 'ACCEPTED' });
  const lena = await world.as({ sub: 'lena' });
  expect((await lena.data(LINE, { id: old })).line).toBeNull();
});
