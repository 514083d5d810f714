import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settingsAsked } from '../../src/config.ts';
import { SETTINGS, unknownSettings } from '../../src/settings.ts';

const PAGE = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');

describe('The settings', () => {
  it('are read, every one that the page for operators lists, and listed, every one that is read', () => {
    const [, table = ''] = PAGE.split(/<!-- (?:end of )?settings -->/);
    const listed = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
    const read = settingsAsked().map(({ name }) => name);
    expect(listed).toEqual(expect.arrayContaining(['REACH_READ_TIMEOUT_MS', 'CALLBACKS_OPEN']));
    expect(listed.toSorted()).toEqual(read.toSorted());
    expect(Object.keys(SETTINGS).toSorted()).toEqual(read.toSorted());
  });

  it.each([
    ['REACH_READ_TIMEOUT', 'REACH_READ_TIMEOUT_MS'],
    ['REACH_TIMEOUT_MS', null],
    ['JWKS_URL', 'AUTH_JWKS_URL'],
    ['data_key', 'DATA_KEY_FILE'],
    ['REACH_READ_TIMEOUTMS', 'REACH_READ_TIMEOUT_MS'],
    ['reach_api_key', 'REACH_API_KEY'],
    ['REACH_APIKEY_FILE', 'REACH_API_KEY_FILE'],
    ['ALOWED_ORIGINS', 'ALLOWED_ORIGINS'],
    ['CALLBACKS_ALLOW_FROM', 'CALLBACK_ALLOW_FROM'],
    ['RETURN_URL', 'RETURN_URLS'],
    ['TRUSTED_PROXY_HOP', 'TRUSTED_PROXY_HOPS'],
    ['KEEP_LOGS_DAYS', null],
  ])('has none of the name %s, which is told with what was meant: %s', (name, meant) => {
    expect(unknownSettings({ [name]: 'x' })).toEqual([{ name, meant }]);
  });

  it('are no business of other programs', () => {
    const others = { PATH: '/bin', HOME: '/', LANG: 'C', NODE_ENV: 'x', PORTS: '1', HOSTNAME: 'h' };
    expect(unknownSettings(others)).toEqual([]);
    expect(unknownSettings({ PORT: '1', REACH_API_KEY_FILE: '/k' })).toEqual([]);
  });
});
