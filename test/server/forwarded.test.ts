import { describe, expect, it } from 'vitest';
import { refusalOf } from './raw-socket.ts';
import { startSmallServer } from './small-server.ts';

const warnings = (lines: readonly string[]): string[] =>
  lines.filter((line) => line.includes('TRUSTED_PROXY_HOPS'));

describe('Forwarded headers that nobody is trusted with', () => {
  it.each([
    ['X-Forwarded-For', '203.0.113.7'],
    ['x-forwarded-for', 'nonsense, and more of it'],
    ['Forwarded', 'for=203.0.113.7;proto=https'],
    ['forwarded', ''],
  ])('are told of once, by the name of the setting: %s: %s', async (name, value) => {
    await using small = await startSmallServer();
    await small.query('{ hello }');
    expect(warnings(small.lines)).toEqual([]);

    for (let n = 0; n < 3; n += 1) await fetch(small.url, { headers: { [name]: value } });
    await refusalOf(small.socketUrl, { headers: { [name]: value } });

    expect(warnings(small.lines)).toHaveLength(1);
    expect(JSON.parse(warnings(small.lines)[0] ?? '')).toMatchObject({
      level: 40,
      setting: 'TRUSTED_PROXY_HOPS',
      msg: 'forwarded headers are ignored while TRUSTED_PROXY_HOPS is 0',
    });
    expect(warnings(small.lines).join()).not.toContain('203.0.113.7');
  });

  it('are not told of where a proxy is trusted', async () => {
    const callbacks = { tokens: [], allowFrom: [], trustedProxyHops: 1 };
    await using small = await startSmallServer({ callbacks });
    await fetch(small.url, { headers: { 'x-forwarded-for': '203.0.113.7', forwarded: 'for=_x' } });
    expect(warnings(small.lines)).toEqual([]);
  });
});
