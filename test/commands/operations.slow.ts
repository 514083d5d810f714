import { describe, expect, it } from 'vitest';
import { ADMIN, needingAttention } from '../support/operators.ts';
import { AGENT } from '../support/people.ts';
import { buy, operation } from '../support/shopper.ts';
import { tokenFor, type Person } from '../support/tokens.ts';
import { World } from '../support/world.ts';
import { command, type Ran } from './command.ts';

async function as(world: World, person: Person, ...args: readonly string[]): Promise<Ran> {
  const env = { GATEWAY_URL: world.gateway.url, GATEWAY_TOKEN: await tokenFor(person) };
  return command('operations', args, env);
}

describe('npm run operations', () => {
  it('finds what needs a person, says why, looks again, and settles it', async () => {
    await using world = await World.start();
    const id = await needingAttention(world);

    const attention = await as(world, AGENT, 'attention');
    expect(attention).toMatchObject({ code: 0, err: '' });
    expect(attention.out).toMatch(
      new RegExp(
        `^STARTED +KIND +STATUS +NEXT CHECK +ID\\n2026-03-02T09:00:00Z  Purchase  NEEDS_ATTENTION  2026-\\S+  ${id}\\n$`,
      ),
    );
    const shown = await as(world, AGENT, 'show', id);
    expect(shown.code).toBe(0);
    for (const words of [
      'A person must look; it is asked again at',
      '2026-03-02T09:00:00Z  begun  accepted  purchase',
      /Sent to the platform\n {2}2026-03-02T09:00:00Z {2}submit {2}NO_RESPONSE/,
    ])
      expect(shown.out).toMatch(words);
    expect(await as(world, AGENT, 'refresh', id)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^ACCEPTED\n.* NEEDS_ATTENTION /),
    });

    expect(
      await as(world, AGENT, 'settle', id, 'failed', 'Reach', 'never', 'got', 'the', 'order'),
    ).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^ACCEPTED\n.* FAILED +2026-\S+ +/),
    });
    expect(await operation(await world.as({ sub: 'sam' }), id)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'SETTLED_BY_SUPPORT' },
    });
    expect((await as(world, AGENT, 'attention')).out).toBe('There are none.\n');
    expect((await as(world, { sub: 'sam' }, 'list')).out).toContain(id);
  });

  it('replays a callback by the id that it shows', async () => {
    await using world = await World.start();
    const { operation: begun } = await buy(await world.as({ sub: 'sam' }));
    const transactionId = world.reach.platform.world.orders[0]?.transactionId;
    await fetch(`${world.gateway.url}/apisvc/v0/notification/callback`, {
      method: 'POST',
      body: JSON.stringify({ type: 'PRODUCT_PURCHASE', transactionId }),
    });
    await world.pass(2_000);
    const { out } = await as(world, ADMIN, 'show', begun.id);
    const [, callbackId = ''] = /PRODUCT_PURCHASE {2}APPLIED {2}1x {2}(\S+)/.exec(out) ?? [];
    const before = world.attempts(10).length;
    expect(await as(world, ADMIN, 'replay', callbackId)).toMatchObject({ code: 0, err: '' });
    expect(world.attempts(10)).toHaveLength(before + 1);
  });

  it('exits with 1 when the gateway refuses, and says why', async () => {
    await using world = await World.start();
    const id = await needingAttention(world);
    for (const [person, args, why] of [
      [AGENT, ['settle', id, 'failed', 'too short'], /^INPUT_INVALID {2}/],
      [AGENT, ['show', 'nonsense'], /^NOT_FOUND {2}/],
      [AGENT, ['replay', 'nonsense'], /^FORBIDDEN {2}/],
      [{ sub: 'sam' }, ['attention'], /^FORBIDDEN {2}/],
    ] as const) {
      const ran = await as(world, person, ...args);
      expect([ran.code, ran.out]).toEqual([1, '']);
      expect(ran.err).toMatch(why);
    }
  });

  it('exits with 1 when nobody answers, and prints no token', async () => {
    const env = { GATEWAY_URL: 'http://127.0.0.1:1' };
    const ran = await command('operations', ['--token', 'a-token-4815', 'list'], env);
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(ran.err).toContain('There is no answer from http://127.0.0.1:1.');
    expect(ran.err).not.toContain('4815');
  });

  it.each([
    [[]],
    [['shew', 'x']],
    [['show']],
    [['settle', 'x', 'maybe', 'because']],
    [['--colour', 'list']],
  ])('exits with 2 and shows its usage for %j', async (args) => {
    const ran = await command('operations', args, { GATEWAY_TOKEN: 'a-token-4815' });
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining('attention ') });
  });

  it('exits with 2 without a token, and for a gateway that is not behind https', async () => {
    const without = await command('operations', ['list'], {});
    expect(without).toMatchObject({ code: 2, err: expect.stringContaining('GATEWAY_TOKEN') });
    const env = { GATEWAY_TOKEN: 'a-token-4815', GATEWAY_URL: 'http://gateway.example' };
    const open = await command('operations', ['list'], env);
    expect(open).toMatchObject({ code: 2, err: expect.stringContaining('GATEWAY_URL must be') });
  });
});
