/*
 * Data key: `npm run data-key -- rotate [--dry-run]` and `npm run data-key -- status`, beside a gateway and with its settings.
 *
 * Owns   the order of a rotation: the new key is on the disk, above the old ones, before any gateway seals with it. A gateway takes the
 *        file up within seconds and seals anew by itself what older keys have sealed.
 * Gives  exit code 0 when it was done, 1 when not, 2 when the command line or a setting makes no sense.
 * Never  prints a key, nor takes one out of the file.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ConfigError, EnvQuestions } from '../src/env-questions.ts';
import type { DataKeyState } from '../src/operations/engine/data-key-book.ts';
import { OPERATOR_QUERIES } from '../src/server/operator-documents.ts';
import { CannotOpenStore, StoreInUse } from '../src/store/cannot-open-store.ts';
import { keysIn, replaceKeyFile, withKey } from '../src/store/data-key-file.ts';
import { dataKeyFileOf, textOf } from '../src/store/data-key.ts';
import { storedKeyState } from '../src/store/key-state.ts';
import { idOfKey, KEY_BYTES } from '../src/store/sealing.ts';
import { sqlitePathOf } from '../src/store/store-url.ts';
import { fail } from './fail.ts';
import { gatewayFrom, NoAnswer } from './gateway.ts';
import { table } from './operation-text.ts';
import { Misused } from './outcome.ts';

const USAGE = `npm run data-key -- <command>
  rotate [--dry-run]  puts a new data key above those of the key file; a running gateway takes it up within seconds,
                      and seals anew what the older ones have sealed
  status              which keys there are, how many rows each has sealed, and which can be taken out

DATABASE_URL and DATA_KEY_FILE are those of the gateway. While it runs, status asks it: GATEWAY_URL, and GATEWAY_TOKEN of an admin.`;

interface Place {
  readonly path: string;
  readonly file: string;
}

/** Throws a ConfigError. */
function place(): Place {
  const ask = new EnvQuestions(process.env);
  const url = ask.text('DATABASE_URL', { or: 'sqlite:.data/gateway.db' });
  const named = ask.optional('DATA_KEY_FILE', { or: '`<database>.key`' });
  ask.finish();
  const file = dataKeyFileOf({ file: named, url });
  if (file === null) throw new CannotOpenStore('A store in memory has no key file.');
  return { path: sqlitePathOf(url), file };
}

async function rotate({ file }: Place, dryRun: boolean): Promise<void> {
  const text = await textOf(file);
  const older = keysIn(file, text);
  const key = randomBytes(KEY_BYTES);
  const after = withKey(text, key);
  keysIn(file, after); // as the gateway will read it
  if (dryRun) {
    console.log(`${file} holds ${older.length} data keys, ${older.map(idOfKey).join(' and ')}.`);
    console.log('Nothing was changed. Without --dry-run a new one would stand above them.');
    return;
  }
  await replaceKeyFile(file, after);
  console.log(`The data key ${idOfKey(key)} stands in ${file}, above ${older.length} older.`);
  console.log('Keep a copy of the file now: what is sealed from now on cannot be read without it.');
  console.log('`npm run data-key -- status` says when the older ones can be taken out.');
}

async function status({ path, file }: Place): Promise<void> {
  const keys = await stateOf(path, keysIn(file, await textOf(file)));
  const rows = keys.map(({ name, seals, rows: count, needed }) => [
    ...[name, String(count), seals ? 'seals' : needed || count > 0 ? 'needed' : 'can be removed'],
  ]);
  console.log(table([['KEY', 'ROWS', 'STATE'], ...rows]));
}

/** From the file where nobody holds it, else from the gateway that does. */
async function stateOf(
  path: string,
  dataKeys: readonly Uint8Array[],
): Promise<readonly DataKeyState[]> {
  if (!existsSync(path)) throw new CannotOpenStore(`There is no store ${path}.`);
  try {
    return await storedKeyState(path, dataKeys);
  } catch (error) {
    if (!(error instanceof StoreInUse)) throw error;
    const gateway = gatewayFrom(process.env, {});
    const { found } = await gateway.ask<{ found: readonly DataKeyState[] }>(
      OPERATOR_QUERIES.dataKeys,
    );
    return found;
  }
}

async function run(): Promise<void> {
  const { positionals, values } = parsedLine();
  const [name, ...more] = positionals;
  if (more.length > 0 || (values['dry-run'] && name !== 'rotate')) throw new Misused();
  if (name === 'rotate') await rotate(place(), values['dry-run']);
  else if (name === 'status') await status(place());
  else throw new Misused();
}

function parsedLine() {
  try {
    const options = { 'dry-run': { type: 'boolean', default: false } } as const;
    return parseArgs({ options, allowPositionals: true });
  } catch {
    throw new Misused();
  }
}

try {
  await run();
} catch (error) {
  if (error instanceof Misused) fail(USAGE, 2);
  else if (error instanceof ConfigError) fail(error.message, 2);
  else if (error instanceof CannotOpenStore || error instanceof NoAnswer) fail(error.message, 1);
  else throw error;
}
