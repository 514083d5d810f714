import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

const PROGRAM = `
  const { survivesUnheard } = await import('./src/unheard-rejections.ts');
  const { GatewayError } = await import('./src/errors.ts');
  survivesUnheard({ defectSeen: (where, error) => console.log(where, error.message) });
  void Promise.reject(new GatewayError('PLATFORM_UNAVAILABLE'));
  void Promise.reject(new Error('of ours'));
  setTimeout(() => console.log('goes on'), 20);
`;

it('A promise that fails unheard ends nothing, and is told where it is a defect', () => {
  const args = ['--input-type=module', '--eval', PROGRAM];
  const written = execFileSync('node', args, { encoding: 'utf8' });
  expect(written).toBe('unheard rejection of ours\ngoes on\n');
});
