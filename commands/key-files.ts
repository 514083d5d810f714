/*
 * Key files: two files for secrets that will be seen only once.
 *
 * Owns   the rule that a file is there, empty, with room, and readable by its owner alone, before anybody asks for what goes in.
 * Never  writes over a file that is there already.
 */
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** A file is there already, or cannot be made. */
export class CannotReserve extends Error {
  override readonly name = 'CannotReserve';
}

interface OpenFile {
  readonly path: string;
  readonly handle: FileHandle;
}

/** More than any key. Blanks are written first, so that a full disk shows before the secret is made. */
const ROOM = ' '.repeat(4_096);

export class KeyFiles {
  readonly #folder: string;
  readonly #files: readonly OpenFile[];

  private constructor(folder: string, files: readonly OpenFile[]) {
    this.#folder = folder;
    this.#files = files;
  }

  /** Rejects with `CannotReserve`, and then leaves no file behind. */
  static async reserve(folder: string, names: readonly string[]): Promise<KeyFiles> {
    const files: OpenFile[] = [];
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const name of names) files.push(await made(join(folder, name)));
      for (const { handle } of files) await written(handle, ROOM);
      return new KeyFiles(folder, files);
    } catch (error) {
      await removed(files);
      throw cannotReserve(error);
    }
  }

  get paths(): readonly string[] {
    return this.#files.map(({ path }) => path);
  }

  /** One content for each file, in their order. Durable when it resolves. */
  async keep(contents: readonly string[]): Promise<void> {
    for (const [index, { handle }] of this.#files.entries()) {
      await written(handle, contents[index] ?? '');
      await handle.close();
    }
    const folder = await open(this.#folder);
    await folder.sync();
    await folder.close();
  }

  discard(): Promise<void> {
    return removed(this.#files);
  }
}

const made = async (path: string): Promise<OpenFile> => ({
  path,
  handle: await open(path, 'wx', 0o600),
});

function cannotReserve(error: unknown): CannotReserve {
  const { code, path } = { code: '', path: 'The files', ...(error instanceof Error ? error : {}) };
  return new CannotReserve(
    code === 'EEXIST' ? `${path} is there already.` : `${path} cannot be made (${code}).`,
  );
}

async function written(handle: FileHandle, text: string): Promise<void> {
  const bytes = Buffer.from(text, 'utf8');
  await handle.write(bytes, 0, bytes.length, 0);
  await handle.truncate(bytes.length);
  await handle.sync();
}

async function removed(files: readonly OpenFile[]): Promise<void> {
  for (const { path, handle } of files) {
    await handle.close();
    await rm(path, { force: true });
  }
}
