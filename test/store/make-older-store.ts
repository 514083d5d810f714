/*
 * Make older store: `node test/store/make-older-store.ts <file>` lives everyday life on the version that it stands beside, and keeps the
 * store that this leaves, with its data key, as one small file.
 *
 * `older-store.json` was made by it on the last version before customers stood in columns as digests; `older-store.ts` brings it back.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { brotliCompressSync } from 'node:zlib';
import { folder, World } from '../support/world.ts';
import { everydayLife, secretsOf } from './everyday-life.ts';

await using place = await folder();
const path = join(place.path, 'gateway.db');
const world = await World.start({ databaseUrl: `sqlite:${path}` });
const lived = await everydayLife(world);
const secrets = secretsOf(world);
await world[Symbol.asyncDispose]();
const sqlite = new DatabaseSync(path);
sqlite.exec('pragma wal_checkpoint(truncate)');
sqlite.close();
const made = {
  ...{ ...lived, secrets },
  key: (await readFile(`${path}.key`, 'utf8')).trim(),
  store: brotliCompressSync(await readFile(path)).toString('base64'),
};
await writeFile(process.argv[2] ?? 'older-store.json', `${JSON.stringify(made)}\n`);
