/*
 * Manifest: files of registered documents, for tests.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../src/config.ts';

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export const manifestOf = (texts: readonly string[]): Record<string, string> =>
  Object.fromEntries(texts.map((text) => [hashOf(text), text]));

/** A file in a folder that is gone when the test is over. */
export class ManifestFile {
  readonly path: string;
  readonly #folder: string;
  #written = 0;

  constructor(manifest: object | string) {
    this.#folder = mkdtempSync(join(tmpdir(), 'reach-'));
    this.path = join(this.#folder, 'documents.json');
    this.write(manifest);
  }

  static of(...texts: readonly string[]): ManifestFile {
    return new ManifestFile(manifestOf(texts));
  }

  /** Each time at another second, however fast the test is. */
  write(manifest: object | string): void {
    writeFileSync(this.path, typeof manifest === 'string' ? manifest : JSON.stringify(manifest));
    this.#written += 1;
    utimesSync(this.path, this.#written, this.#written);
  }

  /** Registered documents only, those of this file. */
  trusted(openTo: Config['documents']['openTo'] = 'nobody'): Config['documents'] {
    return { openTo, files: [this.path], tokensPerSecond: 1_000_000 };
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true });
  }
}
