import { describe, expect, it } from 'vitest';
import { SECRETS, type Secret } from '../support/secrets.ts';
import { World } from '../support/world.ts';

const says = (status: number, body: object) => ({ status, body: JSON.stringify(body) });

/** In which words the platform refuses what was tried is not known. */
const REFUSALS = {
  'a message alone': says(400, { message: 'This does not match' }),
  'a field of another name': says(400, { meta: { OtpCode: 'is wrong' } }),
  'a field that nobody knows': says(400, { meta: { Secret: 'is wrong' } }),
  'another field': says(400, { meta: { NewIccId: 'is not allowed with this code' } }),
  'a taken address': says(400, { meta: { Email: 'Email already exists' } }),
  403: says(403, { status: 'FAILED', message: 'Mismatch' }),
  404: says(404, { status: 'FAILED', message: 'No such thing' }),
  409: says(409, { status: 'FAILED', message: 'Mismatch' }),
  422: says(422, {}),
  'a failure in a good answer': says(200, { status: 'FAILED', message: 'Mismatch' }),
  'a page': { status: 400, body: '<html>Bad</html>' },
} as const;

const QUARTER = 15 * 60_000;

async function trying({ row, as, prepare }: Secret) {
  const world = await World.start({ altered: true });
  const attempt = await prepare(await world.as(as), world);
  const sent = (): number => world.wire?.asked.get(row) ?? 0;
  let tries = 0;
  return {
    world,
    sent,
    attempt: (): Promise<any> => attempt((tries += 1)),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

const LOCKED = {
  outcome: 'REFUSED',
  problems: [{ code: 'TOO_MANY_GUESSES', remedy: 'WAIT', retryAt: expect.any(String) }],
};

describe.each(Object.entries(SECRETS))('%s', (_name, secret) => {
  const all = Object.entries(REFUSALS);
  // Fifteen, and the port-in that is corrected: a day has twenty.
  const days = all.flatMap((_one, at) => (at % 3 === 0 ? [all.slice(at, at + 3)] : []));

  it.each(days.map((day) => [day.map(([words]) => words).join(), day] as const))(
    'reaches the platform five times in a quarter of an hour, whatever words refuse it, and then again (%s)',
    async (_words, day) => {
      await using tested = await trying(secret);
      const { world, attempt, sent } = tested;
      for (const [words, refusal] of day) {
        const before = sent();
        world.wire?.instead(secret.row, refusal);
        for (let tries = 0; tries < 5; tries += 1)
          expect((await attempt()).problems[0].code, words).not.toBe('TOO_MANY_GUESSES');
        for (let tries = 0; tries < 3; tries += 1)
          expect(await attempt(), words).toMatchObject(LOCKED);
        expect(sent() - before, words).toBe(5);
        await world.pass(QUARTER - 60_000);
        expect(await attempt(), words).toMatchObject(LOCKED);
        await world.pass(2 * 60_000);
      }
    },
    120_000,
  );

  it('is not locked by an outage: what was provably not processed was no try', async () => {
    await using tested = await trying(secret);
    const { world, attempt, sent } = tested;
    world.wire?.instead(secret.row, says(429, {}));
    for (let tries = 0; tries < 7; tries += 1) {
      const { problems } = await attempt();
      expect(problems.map(({ code }: any) => code)).not.toContain('TOO_MANY_GUESSES');
      await world.pass(75_000);
    }
    world.wire?.instead(secret.row, null);
    await world.pass(5 * 60_000);
    const before = sent();
    world.wire?.instead(secret.row, REFUSALS[422]);
    for (let tries = 0; tries < 5; tries += 1)
      expect((await attempt()).problems[0]?.code).not.toBe('TOO_MANY_GUESSES');
    expect(await attempt()).toMatchObject(LOCKED);
    expect(sent() - before).toBe(5);
  }, 120_000);

  it('reaches the platform five times also when twelve are tried at once', async () => {
    await using tested = await trying(secret);
    const { world, attempt, sent } = tested;
    const before = sent();
    world.wire?.instead(secret.row, REFUSALS[422]);
    for (let round = 0; round < 6; round += 1)
      await Promise.all(Array.from({ length: 12 }, () => attempt()));
    expect(sent() - before).toBe(5);
    expect(await attempt()).toMatchObject(LOCKED);
  }, 120_000);
});

describe.each(['the PIN of a voicemail', 'a page to add a card'])('%s', (name) => {
  it('is locked by five tries that were not answered: they may have been tried', async () => {
    const secret = SECRETS[name];
    if (!secret) throw new Error('no such secret');
    await using tested = await trying(secret);
    tested.world.wire?.alter(secret.row, () => 'cut');
    for (let tries = 0; tries < 5; tries += 1)
      expect((await tested.attempt()).outcome).toBe('UNDETERMINED');
    expect(await tested.attempt()).toMatchObject(LOCKED);
    expect(tested.sent()).toBe(5);
  });
});
