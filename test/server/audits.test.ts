import { serverAudits } from 'graphql-http';
import { expect, it } from 'vitest';
import { startSmallServer } from './small-server.ts';

/** Every audit by its verdict. */
async function verdicts(
  url: string,
  headers: Record<string, string>,
): Promise<Record<string, string[]>> {
  const fetchFn: typeof fetch = (input, init) =>
    fetch(input, {
      ...init,
      headers: { ...headers, ...Object.fromEntries(new Headers(init?.headers)) },
    });
  const found: Record<string, string[]> = { ok: [], notice: [], warn: [], error: [] };
  for (const audit of serverAudits({ url, fetchFn })) {
    const result = await audit.fn();
    found[result.status]?.push(`${audit.id} ${audit.name}`);
    if ('response' in result) await result.response.body?.cancel();
  }
  return found;
}

it('passes every audit of GraphQL over HTTP with the preflight header', async () => {
  await using small = await startSmallServer();

  const { ok, ...rest } = await verdicts(small.url, { 'apollo-require-preflight': 'true' });

  expect(rest).toEqual({ notice: [], warn: [], error: [] });
  expect(ok?.length).toBe(61);
});

it('passes them without it as well, but for reading by GET', async () => {
  await using small = await startSmallServer();

  const { ok, notice, ...rest } = await verdicts(small.url, {});

  expect(rest).toEqual({ warn: [], error: [] });
  expect(notice?.map((name) => name.slice(0, 4))).toEqual(['5A70', 'D6D5', '6A70']);
  expect(ok?.length).toBe(58);
});
