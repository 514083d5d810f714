import { describe, expect, it } from 'vitest';
import { act } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { AGENT, FARAH, LENA } from '../support/people.ts';
import { World } from '../support/world.ts';
import { globalId } from '../../src/ids.ts';
import { IDS } from '../../simulator/people.ts';

const DOCUMENT = `mutation A($input: AcknowledgeOperationInput!) { acknowledgeOperation(input: $input) {
  outcome problems { code field } operation { id revision } } }`;

async function acknowledge(client: Client, operationId: string, revision: number): Promise<any> {
  return (await client.data(DOCUMENT, { input: { operationId, revision } })).acknowledgeOperation;
}

const refusedFor = (code: string, field: string): object => ({
  outcome: 'REFUSED',
  problems: [{ code, field: ['input', field] }],
});

async function begun(world: World): Promise<{ lena: Client; id: string; revision: number }> {
  const lena = await world.as(LENA);
  const lineId = globalId('Line', IDS.lena, IDS.lena);
  const { operation } = await act(lena, 'swapNumber', { lineId });
  return { lena, id: operation.id, revision: operation.revision };
}

describe('acknowledgeOperation', () => {
  it('takes every revision that the operation has had, in any order and again', async () => {
    await using world = await World.start();
    const { lena, id, revision } = await begun(world);
    expect(revision).toBeGreaterThan(1);
    for (const seen of [1, revision, 1, revision])
      expect(await acknowledge(lena, id, seen)).toEqual({
        ...{ outcome: 'ACCEPTED', problems: [], operation: { id, revision } },
      });
  });

  it.each([0, -1, 99, 2_147_483_647])(
    'refuses revision %i, which the operation has not had',
    async (revision) => {
      await using world = await World.start();
      const { lena, id } = await begun(world);
      expect(await acknowledge(lena, id, revision)).toMatchObject({
        ...refusedFor('INPUT_INVALID', 'revision'),
        operation: { id },
      });
    },
  );

  it('tells nobody of an operation that is not theirs, nor of one that does not exist', async () => {
    await using world = await World.start();
    const { id } = await begun(world);
    const farah = await world.as(FARAH);
    const foreign = await acknowledge(farah, id, 1);
    expect(foreign).toEqual({ ...refusedFor('NOT_FOUND', 'operationId'), operation: null });
    for (const none of [globalId('Operation', 'none'), 'nonsense', globalId('Customer', IDS.farah)])
      expect(await acknowledge(farah, none, 1)).toEqual(foreign);
  });

  it('is taken from an agent, who may see every operation, and from nobody without a name', async () => {
    await using world = await World.start();
    const { id } = await begun(world);
    expect((await acknowledge(await world.as(AGENT), id, 1)).outcome).toBe('ACCEPTED');
    const input = { operationId: id, revision: 1 };
    const { errors } = await (await world.as(null)).ask(DOCUMENT, { input });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
