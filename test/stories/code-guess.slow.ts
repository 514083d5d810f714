import { describe, expect, it } from 'vitest';
import { act, direct, firstLine } from '../support/actions.ts';
import { LENA } from '../support/people.ts';
import { World } from '../support/world.ts';

const says = (status: number, body: object) => () => ({ status, body: JSON.stringify(body) });

/** In which words the platform refuses a wrong code is not known. */
const REFUSALS = {
  'a message alone': says(400, { message: 'The code does not match' }),
  'a field of another name': says(400, { meta: { OtpCode: 'is wrong' } }),
  'a field that nobody knows': says(400, { meta: { Pin: 'is wrong' } }),
  'another field': says(400, { meta: { NewIccId: 'is not allowed with this code' } }),
  403: says(403, { status: 'FAILED', message: 'Code mismatch' }),
  404: says(404, { status: 'FAILED', message: 'No such code' }),
  409: says(409, { status: 'FAILED', message: 'Code mismatch' }),
  422: says(422, {}),
  'a failure in a good answer': says(200, { status: 'FAILED', message: 'Code mismatch' }),
  'a page': () => ({ status: 400, body: '<html>Bad</html>' }),
} as const;

describe('a one-time code that is refused with', () => {
  it.each(Object.entries(REFUSALS))(
    '%s is a guess: after five the platform is asked no more',
    async (_words, refusal) => {
      await using world = await World.start({ altered: true });
      const lena = await world.as(LENA);
      const { id: lineId } = await firstLine(lena);
      const { codeRequestId } = await direct(
        ...[lena, 'requestSimSwapCode', { lineId }, 'codeRequestId'],
      );
      world.wire?.alter(67, refusal);
      const guess = (code: string): Promise<any> =>
        act(lena, 'confirmSimSwap', {
          ...{ lineId, codeRequestId, iccid: '8901260000000000025', simType: 'ESIM', code },
        });
      for (let tries = 0; tries < 5; tries += 1)
        expect((await guess(`10000${tries}`)).outcome).toBe('REFUSED');
      expect(await guess('246810')).toMatchObject({
        outcome: 'REFUSED',
        problems: [{ code: 'TOO_MANY_GUESSES', remedy: 'WAIT' }],
      });
      expect(world.wire?.asked.get(67)).toBe(5);
    },
  );

  it('no answer may have been tried: it is a guess', async () => {
    await using world = await World.start({ altered: true });
    const lena = await world.as(LENA);
    const { id: lineId } = await firstLine(lena);
    const { codeRequestId } = await direct(
      ...[lena, 'requestSimSwapCode', { lineId }, 'codeRequestId'],
    );
    const guess = (code: string): Promise<any> =>
      act(lena, 'confirmSimSwap', {
        ...{ lineId, codeRequestId, iccid: '8901260000000000025', simType: 'ESIM', code },
      });
    world.wire?.alter(67, () => 'cut');
    const lost = await guess('100000');
    expect(lost.outcome).toBe('UNDETERMINED');
    await world.passUntil(async () => {
      const { operation } = await lena.data('query O($id: ID!) { operation(id: $id) { status } }', {
        id: lost.operation.id,
      });
      return operation.status === 'FAILED';
    });
    world.wire?.alter(67, REFUSALS[422]);
    for (let tries = 0; tries < 4; tries += 1)
      expect((await guess(`20000${tries}`)).problems[0].code).not.toBe('TOO_MANY_GUESSES');
    expect((await guess('246810')).problems[0].code).toBe('TOO_MANY_GUESSES');
    expect(world.wire?.asked.get(67)).toBe(5);
  });
});
