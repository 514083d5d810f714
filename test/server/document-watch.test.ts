import { describe, expect, it } from 'vitest';
import { seconds } from '../../src/clock.ts';
import { hashOf, ManifestFile, manifestOf } from '../support/manifest.ts';
import { World } from '../support/world.ts';

const VIEWER = '{ viewer { subject } }';
const NEWER = '{ viewer { __typename subject } }';

async function startWorld(file: ManifestFile): Promise<World> {
  return World.start({ config: { documents: file.trusted() } });
}

describe('The file of registered documents', () => {
  it('is read again when it changes, without a restart', async () => {
    using file = ManifestFile.of(VIEWER);
    await using world = await startWorld(file);
    const client = await world.as(null);
    const codeOf = async (text: string) => (await client.ask(text)).errors[0]?.extensions.code;
    expect(await codeOf(NEWER)).toBe('DOCUMENT_NOT_REGISTERED');

    file.write(manifestOf([NEWER]));
    expect(await codeOf(NEWER)).toBe('DOCUMENT_NOT_REGISTERED');
    await world.pass(seconds(5));

    expect(await codeOf(NEWER)).toBeUndefined();
    expect(await codeOf(VIEWER)).toBe('DOCUMENT_NOT_REGISTERED');
    const { adminUrl } = world.gateway;
    expect(await (await fetch(`${adminUrl}/metrics`)).text()).toContain(
      'reach_documents_registered 1',
    );
  });

  it.each([
    ['half of a file', JSON.stringify(manifestOf([NEWER])).slice(0, 40)],
    ['a document that fits no schema', manifestOf([NEWER, '{ nothing }'])],
    ['another hash', { [hashOf(VIEWER)]: NEWER }],
    ['no document', {}],
  ])('stays in force while a new one cannot be used: %s', async (_what, broken) => {
    using file = ManifestFile.of(VIEWER);
    await using world = await startWorld(file);
    const client = await world.as(null);

    file.write(broken);
    await world.pass(seconds(60));

    expect((await client.ask(VIEWER)).errors).toEqual([]);
    expect((await client.ask(NEWER)).errors[0]?.extensions.code).toBe('DOCUMENT_NOT_REGISTERED');
    const told = world.log.filter((line) => line.includes('documents not registered'));
    expect(told.length).toBe(1);
    expect(told[0]).toContain('"alert":true');

    file.write(manifestOf([NEWER]));
    await world.pass(seconds(5));
    expect((await client.ask(NEWER)).errors).toEqual([]);
  });

  it('stays in force while it is away', async () => {
    const file = ManifestFile.of(VIEWER);
    await using world = await startWorld(file);
    file[Symbol.dispose]();
    await world.pass(seconds(60));

    expect((await (await world.as(null)).ask(VIEWER)).errors).toEqual([]);
    expect(world.log.filter((line) => line.includes('is no file')).length).toBe(1);
  });
});
