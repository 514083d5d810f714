import { expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { globalId } from '../../src/ids.ts';
import { direct } from '../support/actions.ts';
import { DORA, FARAH, LENA, PAUL } from '../support/people.ts';
import { World } from '../support/world.ts';

it('whoever names the line of somebody else under an account of their own uses up none of its codes', async () => {
  await using world = await World.start();
  for (const person of [LENA, DORA, PAUL]) {
    const client = await world.as(person);
    const lineId = globalId('Line', person.customers?.[0] ?? '', IDS.marco);
    for (let time = 0; time < 3; time += 1)
      expect(await direct(client, 'requestSimSwapCode', { lineId })).toMatchObject({
        problems: [{ code: 'NOT_FOUND' }],
      });
  }
  const lineId = globalId('Line', IDS.farah, IDS.marco);
  expect(await direct(await world.as(FARAH), 'requestSimSwapCode', { lineId })).toMatchObject({
    outcome: 'ACCEPTED',
  });
});
