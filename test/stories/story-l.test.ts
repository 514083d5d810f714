import { describe, expect, it } from 'vitest';
import { act, direct, firstLine, settled } from '../support/actions.ts';
import { LENA } from '../support/people.ts';
import { World } from '../support/world.ts';

const NEW_SIM = '8901260000000000025';
const CODE = '246810';

describe.each(['guide', 'observed'] as const)(
  'story L in the words of the platform as %s',
  (vocabulary) => {
    it('gives a line another number', async () => {
      await using world = await World.start({ vocabulary });
      const lena = await world.as(LENA);
      const line = await firstLine(lena);
      const begun = await act(lena, 'swapNumber', { lineId: line.id, zip: '10001' });
      expect(begun).toMatchObject({ outcome: 'ACCEPTED', operation: { status: 'IN_PROGRESS' } });
      const done = await settled(world, lena, begun.operation.id);
      expect(done).toMatchObject({ status: 'SUCCEEDED', previousNumber: line.phoneNumber });
      expect(done.newNumber).not.toBe(line.phoneNumber);
      expect(await firstLine(lena)).toMatchObject({ id: line.id, phoneNumber: done.newNumber });
    });

    it('moves a line to another SIM', async () => {
      await using world = await World.start({ vocabulary });
      const lena = await world.as(LENA);
      const lineId = (await firstLine(lena)).id;
      const begun = await act(lena, 'swapSim', { lineId, iccid: NEW_SIM, simType: 'PSIM' });
      expect(begun.outcome).toBe('ACCEPTED');
      expect(await settled(world, lena, begun.operation.id)).toMatchObject({
        status: 'SUCCEEDED',
        certainty: 'CONFIRMED',
        simType: 'PSIM',
      });
    });

    it('moves a line to another SIM with a one-time code', async () => {
      await using world = await World.start({ vocabulary });
      const lena = await world.as(LENA);
      const lineId = (await firstLine(lena)).id;
      const asked = await direct(
        ...[lena, 'requestSimSwapCode', { lineId }, 'codeRequestId expiresAt'],
      );
      expect(asked).toMatchObject({ outcome: 'ACCEPTED', expiresAt: expect.any(String) });
      const { codeRequestId } = asked;
      const sim = { lineId, codeRequestId, iccid: NEW_SIM, simType: 'ESIM' };
      expect(await act(lena, 'confirmSimSwap', { ...sim, code: '111111' })).toMatchObject({
        outcome: 'REFUSED',
        problems: [{ code: 'CODE_WRONG', field: ['input', 'code'] }],
      });
      const begun = await act(lena, 'confirmSimSwap', { ...sim, code: CODE });
      expect(begun.outcome).toBe('ACCEPTED');
      expect(await settled(world, lena, begun.operation.id)).toMatchObject({ status: 'SUCCEEDED' });
      expect(world.log.join('')).not.toContain(CODE);
    });
  },
);

describe('a one-time code', () => {
  it('can be guessed five times, also by many at once, and then the line is locked for a quarter of an hour', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const lineId = (await firstLine(lena)).id;
    const { codeRequestId } = await direct(
      ...[lena, 'requestSimSwapCode', { lineId }, 'codeRequestId'],
    );
    const sim = { lineId, codeRequestId, iccid: NEW_SIM, simType: 'ESIM' };
    const guess = (code: string): Promise<any> => act(lena, 'confirmSimSwap', { ...sim, code });
    for (let tries = 0; tries < 5; tries += 1)
      expect((await guess(`10000${tries}`)).problems[0].code).toBe('CODE_WRONG');
    const many = await Promise.all(Array.from({ length: 10 }, (_, n) => guess(`20000${n}`)));
    expect(many.every(({ outcome }) => outcome === 'REFUSED')).toBe(true);
    expect(await guess(CODE)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'TOO_MANY_GUESSES', remedy: 'WAIT', retryAt: expect.any(String) }],
    });
    expect(world.attempts(67)).toHaveLength(5);
  });

  it('is sent three times an hour, and once for one key', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const lineId = (await firstLine(lena)).id;
    const once = { lineId, idempotencyKey: 'the-same-key-every-time' };
    const ask = (input: object): Promise<any> =>
      direct(lena, 'requestSimSwapCode', { ...input }, 'codeRequestId');
    const first = await ask(once);
    expect(await ask(once)).toEqual(first);
    expect(world.attempts(66)).toHaveLength(1);
    await ask({ lineId });
    await ask({ lineId });
    expect(await ask({ lineId })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'TOO_OFTEN', remedy: 'WAIT' }],
    });
    expect(world.attempts(66)).toHaveLength(3);
  });

  it('whose confirmation was lost is read back by its swap', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const lineId = (await firstLine(lena)).id;
    const { codeRequestId } = await direct(
      ...[lena, 'requestSimSwapCode', { lineId }, 'codeRequestId'],
    );
    await world.fault({ row: 67, fault: '504-after-effect' });
    const begun = await act(lena, 'confirmSimSwap', {
      ...{ lineId, codeRequestId, iccid: NEW_SIM, simType: 'ESIM', code: CODE },
    });
    expect(begun.outcome).toBe('UNDETERMINED');
    expect(await settled(world, lena, begun.operation.id)).toMatchObject({ status: 'SUCCEEDED' });
    expect(world.attempts(67)).toHaveLength(1);
  });
});

describe('a swap of the number', () => {
  it('whose answer is lost is not taken for an earlier one', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const lineId = (await firstLine(lena)).id;
    const first = await act(lena, 'swapNumber', { lineId });
    await settled(world, lena, first.operation.id);
    await world.fault({ row: 31, fault: 'status-504' });
    const second = await act(lena, 'swapNumber', { lineId });
    expect(second.outcome).toBe('UNDETERMINED');
    await world.pass(10 * 60_000);
    const { operation } = await lena.data(
      `query O($id: ID!) { operation(id: $id) { status certainty } }`,
      { id: second.operation.id },
    );
    expect(operation).toEqual({ status: 'UNDETERMINED', certainty: 'UNKNOWN' });
    expect(world.attempts(31)).toHaveLength(2);
  });

  it('that the platform cannot make fails with its reason', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const lineId = (await firstLine(lena)).id;
    const begun = await act(lena, 'swapNumber', { lineId, zip: '00002' });
    expect(await settled(world, lena, begun.operation.id)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'CHANGE_FAILED' },
    });
  });
});
