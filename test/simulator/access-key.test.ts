import { describe, expect, it } from 'vitest';
import { CREDENTIALS } from '../../simulator/access-key.ts';
import { AReach } from './a-reach.ts';

const BASIC = `Basic ${Buffer.from(`clientapi|${CREDENTIALS.jwt}`).toString('base64')}`;

const makeKeys = (reach: AReach, headers: object): Promise<Response> =>
  fetch(`${reach.simulator.url}/opssvc/v0/clientapi/account/generataccesskey`, {
    method: 'PUT',
    headers: { 'x-api-key': CREDENTIALS.apiKey, ...headers },
  });

describe('the permanent keys', () => {
  it.each(['guide', 'observed'] as const)(
    'are made with the client key and can be exchanged, in the words of the platform as %s',
    async (vocabulary) => {
      await using reach = await AReach.start({ vocabulary });
      const made = await makeKeys(reach, { authorization: BASIC, 'bypass-token': 'true' });
      const { data }: any = await made.json();
      expect(made.status).toBe(200);
      expect((await reach.call('POST', 'account/generateauth', data)).status).toBe(200);
      expect(reach.effects()).toEqual(['access-key']);
    },
  );

  it('are not made without the header, nor with a token', async () => {
    await using reach = await AReach.start();
    const keys = {
      accountAccessKeyId: CREDENTIALS.accessKeyId,
      accountAccessSecreteKey: CREDENTIALS.accessSecretKey,
    };
    const { body } = await reach.call('POST', 'account/generateauth', keys);
    const authorization = `Bearer ${body.data.authorizationToken}`;
    expect((await makeKeys(reach, { authorization: BASIC })).status).toBe(401);
    expect((await makeKeys(reach, { authorization, 'bypass-token': 'true' })).status).toBe(401);
    expect(reach.effects()).toEqual([]);
  });
});
