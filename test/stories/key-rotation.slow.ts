import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { command } from '../commands/command.ts';
import { direct, firstLine } from '../support/actions.ts';
import { EVENTS } from '../support/documents.ts';
import { ADMIN } from '../support/operators.ts';
import { AGENT, FARAH, LENA } from '../support/people.ts';
import { buy, newKey, quote, submit, viewer } from '../support/shopper.ts';
import { folder, World } from '../support/world.ts';

const STATE = '{ dataKeys { name seals rows needed } }';

it('rotates the data key under load: two keys of different shapes, no failed request, and one effect of one key', async () => {
  await using place = await folder();
  const path = join(place.path, 'gateway.db');
  const [file, databaseUrl] = [`${path}.key`, `sqlite:${path}`];
  await using world = await World.start({ databaseUrl });
  await world.gateway.stop();
  const made = Buffer.from(await readFile(file, 'utf8'), 'base64');
  await writeFile(file, made.toString('hex')); // the same key, in the other shape
  await world.startGateway();
  const [lena, farah, agent, admin] = await Promise.all(
    [LENA, FARAH, AGENT, ADMIN].map((who) => world.as(who)),
  );
  if (!lena || !farah || !agent || !admin) throw new Error('somebody is missing');
  const { id: lineId } = await firstLine(lena);
  const sam = await world.as({ sub: 'sam' });
  const { quote: quoted } = await quote(sam);
  const purchase = { idempotencyKey: newKey() };
  const text = { lineId, text: 'Once', idempotencyKey: newKey() };
  const once = async (): Promise<void> => {
    const { url } = world.gateway; // another one after a restart
    expect(await submit(sam.at(url), quoted.id, purchase)).toMatchObject({ outcome: 'ACCEPTED' });
    expect((await direct(agent.at(url), 'sendSms', text)).outcome).toBe('ACCEPTED');
  };
  const watch = lena.watch(EVENTS);

  await once();
  let requests = 0;
  let over = false;
  const load = [0, 1, 2, 3].map(async (worker) => {
    while (!over) {
      await viewer(worker % 2 === 0 ? lena : farah);
      await buy(await world.as({ sub: `worker-${worker}-${requests}` }));
      requests += 2;
    }
  });
  const rotated = await command('data-key', ['rotate'], {
    ...{ DATABASE_URL: databaseUrl, DATA_KEY_FILE: file },
  });
  expect(rotated).toMatchObject({ code: 0, err: '' });
  await world.pass(15_000);
  await once();
  await world.pass(65_000);
  await world.pass(65_000);
  over = true;
  await Promise.all(load); // none has thrown
  await once();

  const { dataKeys } = await admin.data(STATE);
  expect(dataKeys).toMatchObject([
    { seals: true, needed: true, rows: expect.any(Number) },
    { seals: false, needed: false, rows: 0 },
  ]);
  const [newer, older] = (await readFile(file, 'utf8')).trim().split('\n');
  expect(newer).toMatch(/^[\w+/]{43}=$/);
  expect(older).toMatch(/^[\da-f]{64}$/);
  await writeFile(file, `${newer}\n`);
  await world.pass(15_000);
  await world.gateway.stop();
  await world.startGateway();
  await once();
  expect(requests).toBeGreaterThan(8);
  expect(world.effects('sms-sent')).toHaveLength(1);
  expect(world.attempts(9)).toHaveLength(requests / 2 + 1);
  expect(world.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  await watch.stop();
});
