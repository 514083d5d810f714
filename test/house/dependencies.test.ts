import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

interface Package {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

const json = async (name: string): Promise<any> =>
  JSON.parse(await readFile(new URL(`../../${name}`, import.meta.url), 'utf8'));

const { packages } = (await json('package-lock.json')) as { packages: Record<string, Package> };
const installed = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link);
const inProduction = installed.filter(([, { dev, devOptional }]) => !dev && !devOptional);

/** What the bench installs for itself, to compare the gateway with it. */
const BENCH = ['bench/peers', 'bench/peers/hive'];
const lockfiles: { packages: Record<string, Package> }[] = await Promise.all(
  BENCH.map((folder) => json(`${folder}/package-lock.json`)),
);
const ofTheBench = lockfiles
  .flatMap(({ packages: all }) => Object.entries(all))
  .filter(([path]) => path !== '');

/** Their scripts are known, and do not run here. */
const WITH_SCRIPTS: readonly string[] = [
  'node_modules/@apollo/protobufjs',
  'node_modules/protobufjs',
];

describe('what this project depends on', () => {
  it('in production is few: 24 packages by name, 260 with all that they bring', async () => {
    const { dependencies } = await json('package.json');
    expect(Object.keys(dependencies).length).toBeLessThanOrEqual(24);
    expect(inProduction.length).toBeLessThanOrEqual(260);
    expect(inProduction.length).toBeGreaterThan(100);
  });

  it('is the same bytes for everybody, from the registry alone', () => {
    for (const [path, { integrity, resolved = '' }] of [...installed, ...ofTheBench]) {
      expect([path, integrity?.startsWith('sha512-')]).toEqual([path, true]);
      expect([path, resolved]).toEqual([path, expect.not.stringMatching(/^(git|file|http:)/)]);
    }
  });

  it('runs nothing when it is installed, and neither does this project', async () => {
    const all = [...installed, ...ofTheBench];
    const scripts = all.filter(([, one]) => one.hasInstallScript).map(([path]) => path);
    expect(scripts.filter((path) => !WITH_SCRIPTS.includes(path))).toEqual([]);
    expect(Object.keys((await json('package.json')).scripts)).not.toContainEqual(
      expect.stringMatching(/^(pre|post)?(install|prepare|publish)$/),
    );
    for (const place of ['.npmrc', ...BENCH.map((folder) => `${folder}/.npmrc`)]) {
      const npmrc = await readFile(new URL(`../../${place}`, import.meta.url), 'utf8');
      expect(npmrc).toContain('ignore-scripts=true');
      expect(npmrc).toContain('omit-lockfile-registry-resolved=true');
    }
  });

  it('is written down without the name of a host that it came from', async () => {
    for (const [path, { resolved = '' }] of [...installed, ...ofTheBench])
      expect([path, resolved]).toEqual([path, '']);
  });
});
