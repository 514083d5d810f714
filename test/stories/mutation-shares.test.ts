import { afterEach, describe, expect, it, vi } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { globalId } from '../../src/ids.ts';
import type { Answer, Client } from '../support/client.ts';
import { AGENT, FARAH, LENA } from '../support/people.ts';
import { newKey } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const SLOW = { calls: { perSecond: 10, inFlight: 32 } };
const LENAS = globalId('Line', IDS.lena, IDS.lena);

afterEach(() => void vi.useRealTimers());

const mutation = (name: string, input: object, client: Client): Promise<Answer> => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return client.ask(
    `mutation M($input: ${type}!) { ${name}(input: $input) { outcome problems { code } } }`,
    { input: { idempotencyKey: newKey(), ...input } },
  );
};

const codeOf = ({ errors }: Answer): string => errors[0]?.extensions.code ?? 'answered';
const codesOf = (answers: readonly Answer[]): readonly string[] => answers.map(codeOf);

/** So many at once, of which none asks the platform, while no time passes. */
async function flood(client: Client, many: number, key?: string): Promise<readonly Answer[]> {
  vi.useFakeTimers({ toFake: ['performance'] });
  const one = { customerId: 'nonsense', firstName: 'Nobody', ...(key && { idempotencyKey: key }) };
  const answers = await Promise.all(
    Array.from({ length: many }, () => mutation('updateCustomer', one, client)),
  );
  return answers;
}

describe('who sends many mutations at once', () => {
  it.each([
    ['a customer', LENA, undefined],
    ['an agent', AGENT, undefined],
    ['somebody with one key', LENA, 'a-key-for-all-of-them'],
    ['a person without a customer', { sub: 'nobody' }, undefined],
  ] as const)('has twenty answered, and is told when to come again: %s', async (_who, who, key) => {
    await using world = await World.start(SLOW);
    const client = await world.as(who);
    const answers = await flood(client, 40, key);
    const refused = answers.filter((answer) => codeOf(answer) === 'RATE_LIMITED');
    expect([answers.length, refused.length]).toEqual([40, 20]);
    for (const { errors } of refused)
      expect(errors[0]?.extensions.retryAfterMs).toBeGreaterThanOrEqual(1_000);
    expect(codeOf(await mutation('suspendLine', { lineId: LENAS }, client))).toBe('RATE_LIMITED');
    expect(world.attempts(29)).toHaveLength(0);
  });

  it('takes nothing from anybody else, from their own reads, nor from the lock of their line', async () => {
    await using world = await World.start(SLOW);
    const lena = await world.as(LENA);
    await flood(lena, 30);
    const other = await mutation('updateCustomer', { customerId: 'x' }, await world.as(FARAH));
    expect(codeOf(other)).toBe('answered');
    expect((await lena.ask('{ viewer { customers { firstName } } }')).errors).toEqual([]);
    const locked = await mutation('lockLine', { lineId: LENAS }, lena);
    expect(locked.data).toMatchObject({ lockLine: { outcome: 'ACCEPTED' } });
  });

  it('keeps nothing of what was not answered: the same key is good later', async () => {
    await using world = await World.start(SLOW);
    const lena = await world.as(LENA);
    await flood(lena, 30);
    const one = { lineId: LENAS, idempotencyKey: newKey() };
    expect(codeOf(await mutation('suspendLine', one, lena))).toBe('RATE_LIMITED');
    vi.advanceTimersByTime(2_000);
    expect((await mutation('suspendLine', one, lena)).data).toMatchObject({
      suspendLine: { outcome: 'ACCEPTED' },
    });
  });

  it('has a hundred, with room of their own, of what changes nothing at the platform', async () => {
    await using world = await World.start(SLOW);
    const lena = await world.as(LENA);
    vi.useFakeTimers({ toFake: ['performance'] });
    const answers = await Promise.all(
      Array.from({ length: 110 }, () => mutation('lockLine', { lineId: 'nonsense' }, lena)),
    );
    const answered = codesOf(answers).filter((code) => code === 'answered').length;
    expect([100, 101]).toContain(answered); // fifths are no binary numbers
    expect(codeOf(await mutation('suspendLine', { lineId: LENAS }, lena))).toBe('answered');
  });
});
