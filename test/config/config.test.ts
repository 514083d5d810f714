import { chmod, utimes, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { ConfigError } from '../../src/env-questions.ts';
import { folder } from '../support/world.ts';

const GOOD = {
  REACH_BASE_URL: 'https://reach.example',
  REACH_API_KEY: 'k-1234567890',
  REACH_JWT: 'j-1234567890',
  AUTH_JWKS_URL: 'https://sign-in.example/jwks',
  AUTH_ISSUER: 'https://sign-in.example',
  AUTH_AUDIENCE: 'gateway',
  RETURN_URLS: 'shop=https://shop.example/return',
};

const mistakesOf = (env: Record<string, string | undefined>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
};

describe('the configuration', () => {
  it('is read with its defaults', () => {
    const config = readConfig(GOOD);
    expect(config).toMatchObject({
      port: 4000,
      adminPort: 4001,
      databaseUrl: 'sqlite:.data/gateway.db',
      returnUrls: { shop: 'https://shop.example/return' },
    });
    expect(config.platform.auth.scheme).toBe('basic');
  });

  it('names all mistakes at once, and no value', () => {
    const mistakes = mistakesOf({
      ...GOOD,
      REACH_BASE_URL: 'http://canary.example',
      PORT: 'canary',
      REACH_JWT: '',
      REACH_AUTH: 'canary',
      RETURN_URLS: 'shop=https://canary.example/?a',
    });
    expect(mistakes.map((mistake) => mistake.split(' ')[0])).toEqual(
      ['PORT', 'REACH_AUTH', 'REACH_BASE_URL', 'REACH_JWT', 'RETURN_URLS'].sort(
        (a, b) =>
          mistakes.findIndex((m) => m.startsWith(a)) - mistakes.findIndex((m) => m.startsWith(b)),
      ),
    );
    expect(mistakes.join()).not.toContain('canary');
  });

  it.each([
    'http://reach.example',
    'ftp://reach.example',
    'https://user:pass@reach.example',
    'reach.example',
  ])('refuses %s as an address', (url) => {
    expect(mistakesOf({ ...GOOD, REACH_BASE_URL: url })).toHaveLength(1);
  });

  it.each(['http://127.0.0.1:4010', 'http://localhost:4010', 'http://[::1]:4010'])(
    'takes %s, since it is this machine',
    (url) => {
      expect(mistakesOf({ ...GOOD, REACH_BASE_URL: url })).toEqual([]);
    },
  );

  it('refuses placeholders', () => {
    expect(mistakesOf({ ...GOOD, REACH_API_KEY: 'changeme' })).toEqual([
      'REACH_API_KEY is a placeholder',
    ]);
  });

  it('reads a secret from its file, and again when the file has changed', async () => {
    await using place = await folder();
    const file = `${place.path}/key`;
    await writeFile(file, 'first-key\n');
    const { REACH_API_KEY: _, ...rest } = GOOD;
    const { platform } = readConfig({ ...rest, REACH_API_KEY_FILE: file });
    expect(platform.apiKey()).toBe('first-key');
    await writeFile(file, 'second-key\n');
    await utimes(file, 1, 1);
    expect(platform.apiKey()).toBe('second-key');
    await chmod(file, 0o600);
  });

  it('refuses a secret that is given twice, or whose file is not there', () => {
    expect(mistakesOf({ ...GOOD, REACH_API_KEY_FILE: '/nowhere' })).toHaveLength(2);
  });
});
