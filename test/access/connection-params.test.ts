import { describe, expect, it } from 'vitest';
import { credentialIn } from '../../src/access/connection-params.ts';

const JWT = 'aaa.bbb.ccc';
const BEARER = `Bearer ${JWT}`;

describe('A token in connection params', () => {
  it.each([
    ...[
      'authorization',
      'Authorization',
      'AUTHORIZATION',
      'authToken',
      'auth_token',
      'accessToken',
    ],
    ...['access-token', 'token', 'jwt', 'idToken', 'bearerToken', 'X-Auth-Token'],
  ])('is found under %s, with Bearer and without', (name) => {
    const given = { is: 'given', authorization: BEARER };
    expect(credentialIn({ [name]: BEARER })).toEqual(given);
    expect(credentialIn({ [name]: JWT })).toEqual(given);
    expect(credentialIn({ headers: { [name]: BEARER } })).toEqual(given);
    expect(credentialIn({ Headers: { [name]: `${JWT} ` } })).toEqual(given);
  });

  it.each([
    undefined,
    null,
    {},
    'text',
    [BEARER],
    { clientName: 'app', version: 3, headers: {} },
    { authorization: null, token: undefined },
    { headers: { 'x-app': 'a.b.c' } },
  ])('is none in %j', (params) => {
    expect(credentialIn(params)).toEqual({ is: 'none' });
  });

  it('may stand in two places when it is the same', () => {
    const twice = { authToken: JWT, headers: { Authorization: BEARER } };
    expect(credentialIn(twice)).toEqual({ is: 'given', authorization: BEARER });
    expect(credentialIn({ ...twice, token: 'x.y.z' })).toMatchObject({ is: 'unclear' });
  });

  it.each([
    { authorization: '' },
    { authorization: 'Basic abc' },
    { authorization: 42 },
    { authorization: { token: JWT } },
    { token: 'opaque' },
    { headers: { Authorization: ['a'] } },
    { userToken: BEARER },
    { password: 'p' },
    { 'x-api-key': 'k' },
    { session: 'abc' },
    { anything: BEARER },
    { anything: 'eyJhbGciOi' },
  ])('that cannot be understood is not taken for none: %j', (params) => {
    const { is, ...rest } = credentialIn(params);
    expect(is).toBe('unclear');
    expect(JSON.stringify(rest).length).toBeLessThan(120);
  });
});
