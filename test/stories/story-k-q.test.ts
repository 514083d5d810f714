import { describe, expect, it } from 'vitest';
import { act, direct, firstLine, settled } from '../support/actions.ts';
import { AGENT, LENA, SID } from '../support/people.ts';
import { World } from '../support/world.ts';

describe.each(['guide', 'observed'] as const)(
  'stories K and Q in the words of the platform as %s',
  (vocabulary) => {
    it('cut off mobile data and give it back', async () => {
      await using world = await World.start({ vocabulary });
      const lineId = (await firstLine(await world.as(LENA))).id;
      const agent = await world.as(AGENT);
      expect((await direct(agent, 'restrictData', { lineId })).outcome).toBe('ACCEPTED');
      expect((await direct(agent, 'liftDataRestriction', { lineId })).outcome).toBe('ACCEPTED');
      expect(world.attempts(40).map(({ body }) => body.enable)).toEqual([true, false]);
      expect(world.effects('data-cut-off')).toHaveLength(2);
    });

    it('reset a line, its voicemail, send a text and note a departure', async () => {
      await using world = await World.start({ vocabulary });
      const lineId = (await firstLine(await world.as(LENA))).id;
      const agent = await world.as(AGENT);
      const begun = await act(agent, 'resetCustomer', { lineId });
      expect(await settled(world, agent, begun.operation.id)).toMatchObject({
        status: 'SUCCEEDED',
      });
      const pin = { lineId, pin: '4711' };
      expect((await direct(agent, 'resetVoicemailPin', pin)).outcome).toBe('ACCEPTED');
      const sms = { lineId, text: 'Your new card is on its way.' };
      expect((await direct(agent, 'sendSms', sms)).outcome).toBe('ACCEPTED');
      const leaving = { lineId, reason: 'PORT_OUT', note: 'moves abroad' };
      expect((await direct(agent, 'recordDeparture', leaving)).outcome).toBe('ACCEPTED');
      for (const effect of ['reset', 'voicemail-pin', 'sms-sent', 'departure'])
        expect([effect, world.effects(effect).length]).toEqual([effect, 1]);
      expect(world.log.join('')).not.toContain('4711');
    });
  },
);

describe('what only agents do', () => {
  it.each(['sendSms', 'restrictData', 'recordDeparture'])(
    '%s is forbidden to a customer, and nothing is asked of the platform',
    async (name) => {
      await using world = await World.start();
      const lena = await world.as(LENA);
      const lineId = (await firstLine(lena)).id;
      const calls = world.reach.platform.ledger.attempts.length;
      const more =
        name === 'sendSms'
          ? { text: 'hi' }
          : name === 'recordDeparture'
            ? { reason: 'PORT_OUT' }
            : {};
      await expect(direct(lena, name, { lineId, ...more })).rejects.toThrow(/FORBIDDEN/);
      expect(world.reach.platform.ledger.attempts).toHaveLength(calls);
    },
  );

  it('a text goes to active lines only, and is refused before it is sent', async () => {
    await using world = await World.start();
    const lineId = (await firstLine(await world.as(SID))).id;
    const agent = await world.as(AGENT);
    expect(await direct(agent, 'sendSms', { lineId, text: 'hi' })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'LINE_NOT_READY' }],
    });
    expect(world.attempts(24)).toHaveLength(0);
  });

  it('a text whose answer is lost is UNDETERMINED, and the same key never sends it again', async () => {
    await using world = await World.start();
    const lineId = (await firstLine(await world.as(LENA))).id;
    const agent = await world.as(AGENT);
    await world.fault({ row: 24, fault: '504-after-effect' });
    const sms = { lineId, text: 'hi', idempotencyKey: 'one-text-one-key-0001' };
    expect((await direct(agent, 'sendSms', sms)).outcome).toBe('UNDETERMINED');
    expect((await direct(agent, 'sendSms', sms)).outcome).toBe('UNDETERMINED');
    expect(await direct(agent, 'sendSms', { ...sms, text: 'other' })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    });
    expect(world.attempts(24)).toHaveLength(1);
  });

  it('a text sent from two devices under one key goes out once', async () => {
    await using world = await World.start();
    const lineId = (await firstLine(await world.as(LENA))).id;
    const agent = await world.as(AGENT);
    const sms = { lineId, text: 'hi', idempotencyKey: 'one-text-one-key-0002' };
    await Promise.all([1, 2, 3].map(() => direct(agent, 'sendSms', sms)));
    expect(world.attempts(24)).toHaveLength(1);
  });
});
