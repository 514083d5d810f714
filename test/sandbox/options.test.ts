import { describe, expect, it } from 'vitest';
import { lifetimeIn } from '../../sandbox/keys.ts';
import { startOptions, WrongOption } from '../../sandbox/options.ts';

const DEFAULTS = {
  ...{ host: '127.0.0.1', port: 4000, adminPort: 4001, simulatorPort: 4010, keep: false },
};

describe('npm start', () => {
  it.each([
    [[], {}, {}],
    [['--port', '5000', '--host', '0.0.0.0'], {}, { port: 5000, host: '0.0.0.0' }],
    [['--port=5000'], { PORT: '6000' }, { port: 5000 }],
    [['--keep'], { PORT: '6000', ADMIN_PORT: '0' }, { port: 6000, adminPort: 0, keep: true }],
    [['--host', '::'], {}, { host: '::' }],
    [['--host=192.168.0.7', '--port=0'], {}, { host: '192.168.0.7', port: 0 }],
    [
      ['--host', 'localhost'],
      { SIMULATOR_PORT: '5010' },
      { host: 'localhost', simulatorPort: 5010 },
    ],
  ] as const)('%j understands its options', (args, env, changed) => {
    expect(startOptions(args, env)).toEqual({ ...DEFAULTS, ...changed });
  });

  it.each([
    [['--port', 'abc'], {}],
    [['--port', '65536'], {}],
    [['--port', '-1'], {}],
    [['--port', '4001'], {}],
    [['--port'], {}],
    [['--host', 'my machine'], {}],
    [['--host', 'example.com'], {}],
    [['--host', ''], {}],
    [['--speed', '2'], {}],
    [['5000'], {}],
    [[], { PORT: 'abc' }],
    [[], { PORT: '4010' }],
    [[], { ADMIN_PORT: '4000' }],
  ] as const)('%j %j is one sentence', (args, env) => {
    const wrong = (): unknown => startOptions(args, env);
    expect(wrong).toThrow(WrongOption);
    expect(wrong).toThrow(/^[^\n]+$/);
  });
});

describe('the lifetime of a token', () => {
  it.each([
    ['30s', '30s'],
    ['5m', '300s'],
    ['12h', '43200s'],
    ['365d', '31536000s'],
  ])('%s is read', (text, seconds) => {
    expect(lifetimeIn(text)).toBe(seconds);
  });

  it.each(['0s', '', '30', 's', '-30s', '1.5h', '366d', '30 s', '99999999d', '1w', 'never'])(
    '%s is none',
    (text) => {
      expect(lifetimeIn(text)).toBe(null);
    },
  );
});
