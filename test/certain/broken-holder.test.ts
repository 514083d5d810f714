import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { act, firstLine } from '../support/actions.ts';
import { LENA } from '../support/people.ts';
import { folder, World } from '../support/world.ts';

const ACTIONS = `{ viewer { customers { lines {
  actions { action possible blockedBy { code remedy } } } } } }`;

const ownId = (globalId: string): string =>
  Buffer.from(globalId, 'base64url').toString('utf8').split('\n')[1] ?? '';

describe('a line that is held by an operation that cannot be opened', () => {
  it('still tells what can be done with it, and what must wait', async () => {
    await using place = await folder();
    const path = `${place.path}/gateway.db`;
    await using world = await World.start({ databaseUrl: `sqlite:${path}` });
    const before = await world.as(LENA);
    const { id: lineId } = await firstLine(before);
    await world.fault({ row: 31, fault: 'cut-before' });
    const { operation: begun } = await act(before, 'swapNumber', { lineId });
    await world.gateway.stop();
    const database = new DatabaseSync(path);
    database
      .prepare('update operations set state = ? where id = ?')
      .run(new Uint8Array(64), ownId(begun.id));
    database.close();
    await world.startGateway();

    const lena = await world.as(LENA);
    const { viewer } = await lena.data(ACTIONS);
    const [{ actions }] = viewer.customers[0].lines;
    const shown = (name: string) => actions.find(({ action }: any) => action === name);
    const waits = { code: 'LINE_NOT_READY', remedy: 'WAIT' };
    expect(shown('SWAP_SIM')).toMatchObject({ possible: false, blockedBy: waits });
    expect(shown('TOP_UP')).toMatchObject({ possible: true });
    expect(shown('SUSPEND')).toMatchObject({ possible: true });
    expect(await act(lena, 'swapNumber', { lineId })).toMatchObject({
      outcome: 'REFUSED',
      problems: [waits],
    });
    expect((await act(lena, 'suspendLine', { lineId })).outcome).toBe('ACCEPTED');
  });
});
