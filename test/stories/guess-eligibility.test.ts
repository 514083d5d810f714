import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { act, firstLine } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { CHANGES } from '../support/documents.ts';
import { AGENT, PETRA } from '../support/people.ts';
import { folder, World } from '../support/world.ts';

const HOUR = 60 * 60_000;

/** A number of fourteen digits with its check digit. */
function imei(n: number): string {
  const digits = String(35_693_803_000_000 + n);
  const sum = [...digits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
/** A multiple of ten thousand is a card that does not exist. */
const iccid = (n: number): string => `89012600000${String(n).padStart(8, '0')}`;
const number = (n: number): string => `212555${String(1_000 + n)}`;

const device = (n: number): string => `deviceCompatibility(imei: "${imei(n)}") { compatible }`;
const card = (n: number): string => `simCardEligibility(iccid: "${iccid(n)}") { eligible }`;
const port = (n: number): string => `portInEligibility(number: "${number(n)}") { eligible }`;

const calls = (world: World): number =>
  [3, 18, 22].reduce((total, row) => total + world.attempts(row).length, 0);

/** The codes of the errors, by the number of times that each came. */
function codes(errors: readonly { extensions: { code: string } }[]): readonly string[] {
  return errors.map(({ extensions }) => extensions.code);
}

const asked = (client: Client, field: string) => client.ask(`{ ${field} }`);

describe('a person who asks whether devices, cards and numbers will do', () => {
  it('may ask about twenty an hour, of whatever kind, and is told when there is room again', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const kinds = [device, card, port];
    for (let n = 0; n < 20; n += 1)
      expect((await asked(sam, kinds[n % 3]?.(n) ?? '')).errors).toEqual([]);
    for (const kind of kinds) {
      const { errors } = await asked(sam, kind(99));
      expect(errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: HOUR });
    }
    for (let n = 0; n < 3; n += 1)
      expect((await asked(sam, kinds[n % 3]?.(n) ?? '')).errors).toEqual([]);
    expect(calls(world)).toBe(23);
    expect((await asked(await world.as({ sub: 'kim' }), device(99))).errors).toEqual([]);
    await world.pass(HOUR);
    expect((await asked(sam, device(99))).errors).toEqual([]);
  });

  it('gets no more by aliases and sockets, nor after restarts', async () => {
    await using place = await folder();
    await using world = await World.start({ databaseUrl: `sqlite:${join(place.path, 'db')}` });
    const sam = await world.as({ sub: 'sam' });
    const aliased = (from: number): string =>
      `{ ${Array.from({ length: 8 }, (_, n) => `a${n}: ${device(from + n)}`).join(' ')} }`;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => sam.ask(aliased(8 * n))),
    );
    expect(codes(answers.flatMap(({ errors }) => errors))).toEqual(
      Array<string>(60).fill('RATE_LIMITED'),
    );
    expect(calls(world)).toBe(20);
    for (let restarts = 0; restarts < 2; restarts += 1) {
      await world.gateway.stop();
      await world.startGateway();
      const again = sam.at(world.gateway.url);
      const sockets = Array.from({ length: 10 }, (_, n) =>
        again.watch(`query { ${card(100 * restarts + n)} }`),
      );
      for (const watch of sockets) {
        await watch.until(({ closed, errors }) => closed !== null || errors.length > 0);
        await watch.stop();
        expect(codes(watch.errors as any)).toEqual(['RATE_LIMITED']);
      }
    }
    expect(calls(world)).toBe(20);
  });

  it('is not charged for what the platform did not answer', async () => {
    await using world = await World.start({ altered: true });
    const sam = await world.as({ sub: 'sam' });
    for (const fault of [
      { status: 429, body: '{}' },
      { status: 503, body: '' },
    ]) {
      world.wire?.instead(3, fault);
      for (let n = 0; n < 15; n += 1)
        expect(codes((await asked(sam, device(n))).errors)).not.toEqual(['RATE_LIMITED']);
      await world.pass(2 * 60_000);
    }
    world.wire?.instead(3, null);
    for (let n = 0; n < 20; n += 1)
      expect((await asked(sam, device(100 + n))).errors, String(n)).toEqual([]);
    expect(codes((await asked(sam, device(200))).errors)).toEqual(['RATE_LIMITED']);
  });

  it('finds out no more by trying them on a line, and is told of the lock', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const after = (await petra.data(CHANGES)).changes.endCursor;
    const { id: lineId } = await firstLine(petra);
    const activate = (n: number): Promise<any> =>
      act(petra, 'activateLine', { lineId, sim: { iccid: iccid(10_000 * n) } });
    for (let n = 0; n < 20; n += 1)
      expect((await activate(n)).problems[0].code).toBe('SIM_NOT_ELIGIBLE');
    expect((await activate(30)).problems).toMatchObject([
      { code: 'TOO_MANY_GUESSES', reason: 'ELIGIBILITY', remedy: 'WAIT' },
    ]);
    expect(codes((await asked(petra, device(1))).errors)).toEqual(['RATE_LIMITED']);
    expect(world.attempts(18)).toHaveLength(20);
    const { changes } = await petra.data(CHANGES, { after });
    expect(changes.changes).toMatchObject([
      { __typename: 'AttemptsLocked', purpose: 'ELIGIBILITY', lineId: null },
    ]);
  });

  it('is not charged for what is good and used at once', async () => {
    await using world = await World.start();
    const agent = await world.as(AGENT);
    const petra = await world.as(PETRA);
    const begun = await act(petra, 'activateLine', {
      ...{ lineId: (await firstLine(petra)).id, sim: { iccid: iccid(33) } },
    });
    expect(begun.outcome).toBe('ACCEPTED');
    for (let n = 100; n < 120; n += 1)
      expect((await asked(petra, card(n))).errors, String(n)).toEqual([]);
    expect(codes((await asked(petra, card(120))).errors)).toEqual(['RATE_LIMITED']);
    expect((await asked(agent, card(120))).errors).toEqual([]);
  });
});
