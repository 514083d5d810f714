import { serverAudits } from 'graphql-http';
import { expect, it } from 'vitest';
import { World } from '../support/world.ts';

it('keeps to GraphQL over HTTP: no audit fails, with the header that browsers cannot forge', async () => {
  await using world = await World.start();
  const audits = serverAudits({
    url: `${world.gateway.url}/graphql`,
    fetchFn: (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { ...init.headers, 'apollo-require-preflight': 'true' } }),
  });
  const results = await Promise.all(audits.map((audit) => audit.fn()));
  const errors = results.filter(({ status }) => status === 'error');
  expect(results).toHaveLength(61);
  expect(errors.map(({ id, name }) => `${id} ${name}`)).toEqual([]);
});
