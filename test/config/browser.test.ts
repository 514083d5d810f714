import { describe, expect, it } from 'vitest';
import { browsersFrom, CORS_HEADERS } from '../../src/browser-config.ts';
import { ConfigError, EnvQuestions } from '../../src/env-questions.ts';

/** What a variable makes of the settings, or that it is a mistake. */
function read(name: string, value: string): object | 'mistake' {
  const ask = new EnvQuestions({ [name]: value });
  const settings = browsersFrom(ask);
  try {
    ask.finish();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).not.toContain(value);
    return 'mistake';
  }
  return settings;
}

describe('Settings for pages', () => {
  it.each([
    'https://shop.test',
    'http://localhost:5173',
    'http://10.0.2.2:8081',
    'capacitor://localhost',
    'ionic://localhost',
    'app://-',
    'app://.',
    'exp://192.168.0.7:8081',
    'wss://api.shop.test',
    'file://',
    'com.example.shop://callback',
  ])('take the origin %s', (origin) => {
    expect(read('ALLOWED_ORIGINS', `https://a.test, ${origin}`)).toMatchObject({
      allowedOrigins: ['https://a.test', origin],
    });
  });

  it.each([
    'https://shop.test/',
    'https://shop.test/path',
    'https://SHOP.test',
    'https://shop.test:443',
    'https://user@shop.test',
    'https://*.shop.test',
    'shop.test',
    'null',
    '*',
    'capacitor://localhost/',
    'app://a?b',
    '://localhost',
  ])('refuse %s, which no page sends', (origin) => {
    expect(read('ALLOWED_ORIGINS', origin)).toBe('mistake');
  });

  it('hold the usual headers, unless there is a list', () => {
    expect(read('CORS_HEADERS', '')).toMatchObject({ corsHeaders: CORS_HEADERS });
    expect(read('CORS_HEADERS', 'Authorization, X-Mine')).toMatchObject({
      corsHeaders: ['authorization', 'x-mine'],
    });
  });

  it.each(['*', 'two words', 'a:b', 'ä', '-a', 'x'.repeat(65)])('refuse the header %s', (name) => {
    expect(read('CORS_HEADERS', name)).toBe('mistake');
  });
});
