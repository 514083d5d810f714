import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const app = mkdtempSync(join(tmpdir(), 'client-package-'));
const installed = join(app, 'node_modules', 'reach-gateway-client');

/** 6 kB of code, with the adapter of one cache; documents and tables of the schema are data. */
const MAX_BYTES = 6 * 1024;

/** What an app does with it. A line after an `expect-error` would go unnoticed if the types were loose. */
const TYPED = `
import { createLiveClient, intentKey } from 'reach-gateway-client';
import { possibleTypes } from 'reach-gateway-client/cache';
import { scalars } from 'reach-gateway-client/codegen';
const live = createLiveClient({ url: 'https://gateway.test/graphql', getToken: ({ refused }) => (refused ? null : 't') });
export const stop: () => void = live.subscribe({ query: 'subscription' }, { next: ({ data }) => void data });
export const key: string = intentKey('purchase').key;
export const names: string[] | undefined = possibleTypes['Node'];
export const date: 'string' = scalars.DateTime;
// @ts-expect-error an address is needed
createLiveClient({});
// @ts-expect-error a revision is needed
void live.acknowledge({ id: 'op' });
`;

/** The package as npm would publish and install it. */
beforeAll(() => {
  const run = (command: string, ...words: string[]): string =>
    execFileSync(command, words, { cwd: join(root, 'client'), encoding: 'utf8' });
  run(join(root, 'node_modules/.bin/tsc'), '-p', 'tsconfig.json', '--outDir', 'dist');
  mkdirSync(installed, { recursive: true });
  const pack = run('npm', 'pack', '--ignore-scripts', '--pack-destination', app, '--silent');
  execFileSync('tar', ['xzf', join(app, pack.trim()), '-C', installed, '--strip-components=1']);
}, 120_000);

afterAll(() => {
  rmSync(app, { recursive: true });
  rmSync(join(root, 'client', 'dist'), { recursive: true });
});

/** What an app with these imports downloads of the package. */
async function bundled(...names: readonly string[]): Promise<string> {
  const entry = join(app, `${names.join('-')}.js`.replaceAll('/', '-'));
  writeFileSync(entry, names.map((name) => `export * from '${name}';`).join('\n'));
  const made = await build({
    configFile: false,
    logLevel: 'error',
    root: app,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        external: [/^(graphql|@urql\/core|wonka)$/, /documents/],
      },
    },
  });
  return [made]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .map((chunk) => ('code' in chunk ? chunk.code : ''))
    .join('\n');
}

describe('The published package', () => {
  it.each(['apollo', 'urql', 'relay'])(
    'is at most 6 kB with gzip, that for %s included',
    async (name) => {
      const code = await bundled('reach-gateway-client', `reach-gateway-client/${name}`);
      expect(code).toContain('reach-intent:');
      expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(MAX_BYTES);
    },
  );

  it('is half of that in an app that only keeps keys', async () => {
    writeFileSync(join(app, 'keys.js'), `export { intentKey } from 'reach-gateway-client';`);
    const code = await bundled('./keys.js');
    expect(code).toContain('reach-intent:');
    expect(gzipSync(code, { level: 9 }).length).toBeLessThan(1_000);
  });

  it('is imported by Node, without a library and without a build', () => {
    const program = `
      import { createLiveClient, intentKey } from 'reach-gateway-client';
      import { possibleTypes } from 'reach-gateway-client/cache';
      import { scalars } from 'reach-gateway-client/codegen';
      import { WATCH_OPERATION } from 'reach-gateway-client/documents';
      createLiveClient({ url: 'https://gateway.test/graphql' }).dispose();
      console.log(intentKey('a').key.length >= 16, possibleTypes.Node.length > 0, scalars.DateTime, WATCH_OPERATION.length > 0);`;
    writeFileSync(join(app, 'main.mjs'), program);
    const output = execFileSync('node', [join(app, 'main.mjs')], { encoding: 'utf8' });
    expect(output.trim()).toBe('true true string true');
  });

  it('holds types and code, and nothing of the gateway', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' }).toSorted();
    const stems = readdirSync(join(root, 'client', 'src')).map((file) => file.replace('.ts', ''));
    const expected = stems.flatMap((stem) => [`dist/${stem}.d.ts`, `dist/${stem}.js`]);
    expect(files.filter((file) => file.startsWith('dist/'))).toEqual(expected.toSorted());
  });

  it.each(['nodenext', 'bundler'])('has types that an app is held to (%s)', (resolution) => {
    writeFileSync(join(app, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(app, 'typed.ts'), TYPED);
    const module = resolution === 'bundler' ? 'esnext' : resolution;
    const options = ['--strict', '--noEmit', '--skipLibCheck', '--target', 'es2022'];
    const found = spawnSync(
      join(root, 'node_modules/.bin/tsc'),
      [...options, '--module', module, '--moduleResolution', resolution, 'typed.ts'],
      { cwd: app, encoding: 'utf8' },
    );
    expect(found.stdout).toBe('');
  });
});
