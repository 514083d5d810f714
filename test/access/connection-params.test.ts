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
    { clientName: 'app', version: 3, headers: {} },
    { authorization: null, token: undefined },
    { headers: { 'x-app': 'a.b.c' } },
    { authenticated: false, isAuth: true, author: 'sam' },
    { tokenType: 'Bearer' },
    { list: [['x-app', '1'], null, [[]]] },
  ])('is none in %j', (params) => {
    expect(credentialIn(params)).toEqual({ is: 'none' });
  });

  it.each([
    { context: { headers: { authorization: BEARER } } },
    { payload: { Authorization: JWT } },
    { headers: { headers: { authorization: BEARER } } },
    { extra: { deep: { token: JWT } } },
    {
      headers: [
        ['content-type', 'x'],
        ['Authorization', BEARER],
      ],
    },
    { headers: [{ authorization: BEARER }] },
    { requestOptions: { headers: { AUTHORIZATION: `bearer\t${JWT}` } } },
    { token_type: 'Bearer', access_token: JWT },
    { headers: { authorization: `bearer ${JWT}` }, token: JWT },
  ])('is found however it is wrapped: %j', (params) => {
    expect(credentialIn(params)).toEqual({ is: 'given', authorization: BEARER });
  });

  it('is looked for no deeper than anybody wraps it', () => {
    const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    expect(credentialIn({ deep })).toEqual({ is: 'none' });
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
    [BEARER],
    BEARER,
    'eyJhbGciOi.e30.x',
    { headers: `{"authorization":"${BEARER}"}` },
    { headers: [`Authorization: ${BEARER}`] },
    { a: { b: { password: 'p' } } },
    { context: { headers: { authorization: 'Basic abc' } } },
    { headers: [['authorization', 'Token abc']] },
    { authorization: `Bearer ${BEARER}` },
    { anything: BEARER },
    { anything: 'eyJhbGciOi' },
  ])('that cannot be understood is not taken for none: %j', (params) => {
    const { is, ...rest } = credentialIn(params);
    expect(is).toBe('unclear');
    expect(JSON.stringify(rest).length).toBeLessThan(120);
  });
});
