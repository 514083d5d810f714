import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';
import { DEFAULT_AGES } from '../../src/store/ages.ts';

const GOOD = {
  REACH_BASE_URL: 'https://reach.test/',
  REACH_API_KEY: 'key-4815',
  REACH_JWT: 'jwt-4815',
  AUTH_JWKS_URL: 'https://brand.test/keys',
  AUTH_ISSUER: 'https://brand.test',
  AUTH_AUDIENCE: 'gateway',
  RETURN_URLS: 'web=https://shop.test/back, app=https://shop.test/app',
  PAYMENT_HOSTS: 'pay.test,Pay2.test:8443',
  CALLBACKS_OPEN: 'yes',
  DOCUMENTS_FILE: 'documents.json',
};

/** The mistakes that a changed environment makes, a line each. */
function mistakes(change: Record<string, string | undefined>): string[] {
  try {
    readConfig({ ...GOOD, ...change });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
}

describe('The environment', () => {
  it('says how fresh a sign-in must be, and in which ways it may be made', () => {
    const asked = { STEP_UP_MAX_AGE: '5m', STEP_UP_ACR: 'phr, urn:brand:2fa', SIM_SWAP: 'open' };

    expect(readConfig({ ...GOOD, ...asked }).stepUp).toEqual({
      signIn: { maxAgeMs: 300_000, acrValues: ['phr', 'urn:brand:2fa'] },
      simSwap: 'open',
    });
    for (const wrong of ['0m', '2d', 'soon', '-5m'])
      expect(mistakes({ STEP_UP_MAX_AGE: wrong })).toEqual([
        'STEP_UP_MAX_AGE must be a time from 1m to 1440m, like 15m',
      ]);
    expect(mistakes({ SIM_SWAP: 'closed' })).toEqual(['SIM_SWAP must be one of code-only, open']);
  });

  it('makes a whole config with few variables', () => {
    const config = readConfig(GOOD);

    expect(config).toMatchObject({
      ...{
        host: '0.0.0.0',
        port: 4000,
        adminPort: 4001,
        documents: { openTo: 'nobody', files: ['documents.json'], tokensPerSecond: 2_000 },
        agentReason: 'optional',
        explorer: false,
        logLevel: 'info',
        stepUp: { signIn: { maxAgeMs: 900_000, acrValues: [] }, simSwap: 'code-only' },
      },
      platform: {
        url: 'https://reach.test',
        planIdFrom: 'serviceCode',
        failureWords: ['FAILED', 'FAILURE', 'ERROR', 'REJECTED', 'DECLINED'],
        ...{ readTimeoutMs: 4_000, changeTimeoutMs: 7_000 },
        paymentHosts: ['pay.test', 'pay2.test:8443'],
      },
      store: { url: 'sqlite:.data/gateway.db', dataKeyFile: null, keep: DEFAULT_AGES },
      returnUrls: { web: 'https://shop.test/back', app: 'https://shop.test/app' },
      callbacks: { tokens: [], allowFrom: [], trustedProxyHops: 0 },
    });
    expect(config.platform.apiKey()).toBe('key-4815');
  });

  it('reads every variable that has a form of its own', () => {
    const config = readConfig({
      ...GOOD,
      ...{ REACH_AUTH: 'exchange', REACH_ACCESS_KEY_ID: 'id-1', REACH_ACCESS_SECRET_KEY: 'sec-1' },
      REACH_LINE_STATUS_CODES: '3=SUSPENDED,4=DISCONNECTED',
      REACH_FAILURE_WORDS: 'failed, Not Done',
      ...{ REACH_READ_TIMEOUT_MS: '2500', REACH_CHANGE_TIMEOUT_MS: '6000' },
      CALLBACK_PATH_TOKEN: 'aaaaaaaaaaaaaaaa,bbbbbbbbbbbbbbbb',
      CALLBACK_ALLOW_FROM: '10.0.0.0/8, 2001:db8::/32,192.0.2.1',
      ALLOWED_ORIGINS: 'https://shop.test,http://localhost:5173',
      TRUSTED_PROXY_HOPS: '2',
      ...{ KEEP_EVENTS_DAYS: '7', KEEP_INBOX_DAYS: '8', KEEP_QUOTES_DAYS: '1' },
      ...{ KEEP_KEYS_DAYS: '31', KEEP_AUDIT_DAYS: '31' },
    });

    expect(config.platform.auth).toMatchObject({ scheme: 'exchange' });
    expect(config.platform).toMatchObject({
      ...{ failureWords: ['FAILED', 'NOT DONE'], readTimeoutMs: 2_500, changeTimeoutMs: 6_000 },
    });
    expect(config.platform.lineStatusCodes).toEqual({ 3: 'SUSPENDED', 4: 'DISCONNECTED' });
    const day = 86_400_000;
    expect(config.store.keep).toEqual({
      ...{ events: 7 * day, inbox: 8 * day, quotes: day, keys: 31 * day, audit: 31 * day },
    });
    expect(config.callbacks).toEqual({
      tokens: ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'],
      allowFrom: ['10.0.0.0/8', '2001:db8::/32', '192.0.2.1'],
      trustedProxyHops: 2,
    });
  });

  it('must say who may call back, or that anybody may', () => {
    const token = 'a'.repeat(16);
    expect(mistakes({ CALLBACKS_OPEN: undefined })).toEqual([
      expect.stringMatching(/^CALLBACK_PATH_TOKEN is missing.*CALLBACKS_OPEN=yes/),
    ]);
    expect(mistakes({ CALLBACKS_OPEN: 'no' })).toHaveLength(1);
    for (const given of [{ CALLBACK_PATH_TOKEN: token }, { CALLBACK_ALLOW_FROM: '10.0.0.0/8' }])
      expect(mistakes({ CALLBACKS_OPEN: undefined, ...given })).toEqual([]);
  });

  it('is complained of once, for all mistakes, by name and without a value', () => {
    const wrong = Object.fromEntries(Object.keys(GOOD).map((name) => [name, undefined]));

    const found = mistakes({ ...wrong, PORT: 'secret-4815', DATABASE_URL: 'mysql://secret-4815' });

    expect(found.map((line) => line.split(' ')[0])).toEqual([
      ...['PORT', 'REACH_BASE_URL', 'REACH_JWT', 'REACH_API_KEY', 'PAYMENT_HOSTS', 'DATABASE_URL'],
      ...['AUTH_JWKS_URL', 'AUTH_ISSUER', 'AUTH_AUDIENCE', 'RETURN_URLS', 'CALLBACK_PATH_TOKEN'],
      'DOCUMENTS_FILE',
    ]);
    expect(found.join()).not.toContain('4815');
  });

  it.each([
    ['REACH_BASE_URL', 'http://reach.test'],
    ['REACH_BASE_URL', ['https://user', '4815@reach.test'].join(':')],
    ['REACH_BASE_URL', 'https://reach.test/?a=1'],
    ['AUTH_JWKS_URL', 'http://127.0.0.1.evil.test/keys'],
    ['PORT', '65536'],
    ['PORT', '0'],
    ['PORT', '4e3'],
    ['ADMIN_PORT', '4000'],
    ['REACH_AUTH', 'Basic'],
    ['REACH_FAILURE_WORDS', 'FAILED,success'],
    ['REACH_FAILURE_WORDS', 'FAILED=1'],
    ['REACH_READ_TIMEOUT_MS', '99'],
    ['REACH_CHANGE_TIMEOUT_MS', '1h'],
    ['RETURN_URLS', 'https://shop.test/back'],
    ['RETURN_URLS', 'web=https://shop.test/back?x=1'],
    ['RETURN_URLS', 'web=http://shop.test/back'],
    ['PAYMENT_HOSTS', 'https://pay.test'],
    ['PAYMENT_HOSTS', '127.0.0.1:4010'],
    ['ALLOWED_ORIGINS', 'https://shop.test/'],
    ['ALLOWED_ORIGINS', '*'],
    ['CALLBACK_PATH_TOKEN', 'short'],
    ['CALLBACK_PATH_TOKEN', 'aaaaaaaaaaaaaaaa,bbbbbbbbbbbbbbbb,cccccccccccccccc'],
    ['CALLBACK_ALLOW_FROM', '10.0.0.0/33'],
    ['CALLBACK_ALLOW_FROM', 'reach.test'],
    ['TRUSTED_PROXY_HOPS', '-1'],
    ['KEEP_EVENTS_DAYS', '0'],
    ['KEEP_KEYS_DAYS', '29'],
    ['KEEP_AUDIT_DAYS', '89'],
    ['DOCUMENTS', 'all'],
    ['DOCUMENTS_FILE', ' , '],
    ['DOCUMENTS_OPEN_FOR', 'customer'],
    ['DOCUMENT_TOKENS_PER_SECOND', '99'],
    ['LOG_LEVEL', 'trace'],
    ['REACH_PLAN_ID_FROM', 'name'],
    ['REACH_LINE_STATUS_CODES', '2=SUSPENDED'],
    ['REACH_LINE_STATUS_CODES', '3=ASLEEP'],
    ['REACH_API_KEY', 'changeme'],
    ['REACH_API_KEY', '<your key>'],
  ])('is refused with %s set to %j', (name, value) => {
    expect(mistakes({ [name]: value }).map((line) => line.split(' ')[0])).toEqual([name]);
  });

  it('says which documents run, for whom, and runs registered ones only unless it is told otherwise', () => {
    const documents = (change: Record<string, string>) =>
      readConfig({ ...GOOD, DOCUMENTS_FILE: '', ...change }).documents;

    expect(documents({ DOCUMENTS_FILE: 'web.json, app.json' })).toMatchObject({
      ...{ openTo: 'nobody', files: ['web.json', 'app.json'] },
    });
    expect(documents({ DOCUMENTS_FILE: 'a', DOCUMENTS_OPEN_FOR: 'agent' }).openTo).toBe('agents');
    expect(documents({ DOCUMENTS: 'open' })).toMatchObject({ openTo: 'everyone', files: [] });
    expect(mistakes({ DOCUMENTS_FILE: '' })).toEqual([
      expect.stringMatching(/^DOCUMENTS_FILE is missing: .* `npm run documents` makes it/),
    ]);
  });

  it('may name this machine where the platform is on this machine', () => {
    const local = {
      REACH_BASE_URL: 'http://127.0.0.1:4010',
      PAYMENT_HOSTS: '127.0.0.1:4010',
      RETURN_URLS: 'web=http://localhost:4000/back',
    };

    expect(mistakes(local)).toEqual([]);
  });

  it('cannot be changed or printed once it is read', () => {
    const config = readConfig(GOOD);

    expect(() => Object.assign(config.platform, { url: 'https://evil.test' })).toThrow(TypeError);
    expect(inspect(config, { depth: 9 }) + JSON.stringify(config)).not.toContain('4815');
  });
});

describe('A secret in a file', () => {
  it('is read again when the file changes, and outlives a file that is gone', () => {
    using file = secretFile('first-1\n');
    const { apiKey } = readConfig({
      ...GOOD,
      REACH_API_KEY: undefined,
      REACH_API_KEY_FILE: file.path,
    }).platform;
    const values = [apiKey()];

    file.write('second-22');
    values.push(apiKey());
    file.write('');
    values.push(apiKey());
    file.remove();
    values.push(apiKey());

    expect(values).toEqual(['first-1', 'second-22', 'second-22', 'second-22']);
  });

  it('is a mistake when it cannot be read, is empty, a placeholder, or given twice', () => {
    using file = secretFile('todo');
    const given = (path: string, change = {}) =>
      mistakes({ REACH_API_KEY: undefined, REACH_API_KEY_FILE: path, ...change });

    expect(given('/nowhere/4815')).toEqual(['REACH_API_KEY_FILE names a file that cannot be read']);
    expect(given(file.path)).toEqual(['REACH_API_KEY_FILE names a file that holds a placeholder']);
    expect(given(file.path, { REACH_API_KEY: 'key' })[0]).toBe(
      'REACH_API_KEY and REACH_API_KEY_FILE are both set',
    );
    file.write(' \n');
    expect(given(file.path)).toEqual([
      'REACH_API_KEY_FILE names a file that is empty or too large',
    ]);
  });
});

/** A file in a folder of its own. Every write has a later time than the one before. */
function secretFile(content: string) {
  const folder = mkdtempSync(join(tmpdir(), 'secret-'));
  const path = join(folder, 'key');
  let time = Date.now() / 1_000;
  const write = (text: string): void => {
    writeFileSync(path, text);
    utimesSync(path, (time += 5), time);
  };
  write(content);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  return { path, write, remove, [Symbol.dispose]: remove };
}
