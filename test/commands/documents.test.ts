import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { print, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { WATCH_OPERATION } from '../../client/src/documents.ts';
import { documentsIn } from '../../src/server/manifest.ts';
import { ManifestFile } from '../support/manifest.ts';
import { folder, World } from '../support/world.ts';
import { command } from './command.ts';

const VIEWER = 'query Me {\n  viewer {\n    ...Who\n  }\n}\n';
const WHO = 'fragment Who on Viewer {\n  subject\n}\n';

describe('npm run documents', () => {
  it('makes a manifest with which a gateway serves the app, its fragments in files of their own', async () => {
    await using place = await folder();
    await mkdir(join(place.path, 'app', 'node_modules'), { recursive: true });
    await writeFile(join(place.path, 'app', 'me.graphql'), VIEWER);
    await writeFile(join(place.path, 'app', 'who.gql'), WHO);
    await writeFile(join(place.path, 'app', 'node_modules', 'bad.graphql'), '{');
    const out = join(place.path, 'made.json');

    const files = join(place.path, '**/*.{graphql,gql}');
    const ran = await command('documents', ['--client', '--out', out, files], {});

    expect(ran).toMatchObject({ code: 0, err: '' });
    const text = await readFile(out, 'utf8');
    const texts = [...documentsIn(text, 'made').values()].map(({ source }) => source);
    expect(texts).toContain(WATCH_OPERATION);
    using file = new ManifestFile(text);
    await using world = await World.start({ config: { documents: file.trusted() } });
    const { errors } = await (await world.as(null)).ask(print(parse(`${VIEWER}${WHO}`)));
    expect(errors).toEqual([]);
  });

  it.each([
    ['that fits no schema', '{ viewr { subject } }', 'has no field of this name'],
    ['that cannot be read', '{ viewer {', 'Syntax Error'],
    ['whose fragment is missing', '{ viewer { ...Who } }', 'No file holds the fragment Who'],
    ['that is none', '', 'Syntax Error'],
    ['without an operation', WHO, 'hold no operation'],
  ])('writes nothing for a document %s, and says why', async (_what, text, said) => {
    await using place = await folder();
    await writeFile(join(place.path, 'one.graphql'), text);
    const out = join(place.path, 'made.json');
    const ran = await command('documents', ['--out', out, join(place.path, '*.graphql')], {});
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining(said) });
    await expect(readFile(out)).rejects.toThrow('ENOENT');
  });

  it.each([[[]], [['--colour', 'x.graphql']]])('shows its usage for %j', async (args) => {
    const ran = await command('documents', args, {});
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('npm run documents') });
  });
});
