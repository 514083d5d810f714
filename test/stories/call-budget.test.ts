import { describe, expect, it } from 'vitest';
import type { Answer } from '../support/client.ts';
import { ERIN, FARAH, JOHN, LENA, MARCO, PAUL, PETRA, SID } from '../support/people.ts';
import { WHOLE_CUSTOMER } from '../support/screens.ts';
import { quote, submit } from '../support/shopper.ts';
import { World } from '../support/world.ts';

/** A share of it comes back so slowly that a test sees nothing of it. */
const SLOW = { calls: { perSecond: 10, inFlight: 32 } };
const NOBODY = { sub: 'nobody' };

const zips = (from: number, many: number): string =>
  Array.from(
    { length: many },
    (_, at) => `z${at}: zipCodeCoverage(zip: "${10_000 + from + at}") { served }`,
  ).join('\n');

const codesOf = ({ errors }: Answer): readonly string[] =>
  errors.map(({ extensions }) => extensions.code);

const calls = (world: World): number => world.reach.platform.ledger.attempts.length;

describe('a document that may cost too many calls', () => {
  it.each([
    [
      'of a stranger',
      null,
      `{ ${zips(0, 6)} }`,
      'may cost 6 calls to the platform, and the limit is 5',
    ],
    [
      'of a person',
      FARAH,
      '{ viewer { customers { bills(first: 50) { edges { node { invoiceLink { url } } } } } } }',
      'may cost 52 calls',
    ],
  ] as const)('%s is refused before it makes one', async (_who, who, document, sentence) => {
    await using world = await World.start();
    const client = await world.as(who);
    const answer = await client.ask(document);
    expect(codesOf(answer)).toEqual(['DOCUMENT_TOO_COSTLY']);
    expect(answer.errors[0]?.message).toContain(sentence);
    expect(calls(world)).toBe(0);
  });

  it.each([
    ['the larger page first', [50, 1]],
    ['the smaller page first', [1, 50]],
    ['pages of one size from two places', [25, 25]],
  ] as const)('is priced by every page that it asks for: %s', async (_order, [one, other]) => {
    await using world = await World.start();
    const page = (name: string, first: number): string =>
      `${name}: bills(first: ${first}, after: "${name}") { edges { node { invoiceLink { url } } } }`;
    const answer = await (
      await world.as(FARAH)
    ).ask(`{ viewer { customers { ${page('a', one)} ${page('b', other)} } } }`);
    expect(codesOf(answer)).toEqual(['DOCUMENT_TOO_COSTLY']);
    expect(calls(world)).toBe(0);
  });

  it('counts equal calls once, and every list of unknown length as five', async () => {
    await using world = await World.start();
    const stranger = await world.as(null);
    const same =
      '{ a: zipCodeCoverage(zip: "10001") { served } b: zipCodeCoverage(zip: "10001") { zip } }';
    expect(codesOf(await stranger.ask(same))).toEqual([]);
    expect(calls(world)).toBe(1);
    expect(
      codesOf(await stranger.ask(`{ ${zips(0, 4)} roamingCountries { code } catalog { asOf } }`)),
    ).toEqual(['DOCUMENT_TOO_COSTLY']);
  });
});

describe('what a document costs', () => {
  it('is cut off at what its sender may spend, field by field', async () => {
    await using world = await World.start();
    const everybody = [ERIN, FARAH, JOHN, LENA, MARCO, PAUL, PETRA, SID];
    const customers = everybody.flatMap((person) => person.customers ?? []);
    const answer = await (await world.as({ sub: 'office', customers })).ask(WHOLE_CUSTOMER);
    expect(calls(world)).toBe(40);
    expect(new Set(codesOf(answer))).toEqual(new Set(['TOO_MANY_CALLS']));
    expect(answer.data).not.toBeNull();
  });

  it('is said beside each answer where the explorer is on, over HTTP, sockets and streams', async () => {
    await using world = await World.start({ config: { explorer: true } });
    const client = await world.as(FARAH);
    const query = '{ viewer { customers { firstName lines { usage(kind: DATA) { used } } } } }';
    const costs = async (): Promise<unknown> =>
      JSON.parse((await client.ask(query)).text).extensions;
    const none = { calls: 0, cached: 0, shared: 0, queuedMs: 0 };
    expect(await costs()).toEqual({
      upstream: { ...none, calls: 2, queuedMs: expect.any(Number) },
    });
    const warm = { upstream: { ...none, cached: 2 } };
    expect(await costs()).toEqual(warm);
    const socket = client.socket();
    for await (const { extensions } of socket.iterate({ query })) expect(extensions).toEqual(warm);
    await socket.dispose();
    const stream = await fetch(`${world.gateway.url}/graphql/stream`, {
      method: 'POST',
      headers: {
        accept: 'text/event-stream',
        authorization: `Bearer ${client.token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ query }),
    });
    expect(await stream.text()).toContain(`"extensions":${JSON.stringify(warm)}`);
  });

  it('is said to nobody elsewhere', async () => {
    await using world = await World.start();
    const { text } = await (await world.as(FARAH)).ask('{ viewer { customers { firstName } } }');
    expect(JSON.parse(text)).not.toHaveProperty('extensions');
  });
});

describe('who asks for much', () => {
  it('without a sign-in has the calls of one document, and takes none from anybody else', async () => {
    await using world = await World.start(SLOW);
    const stranger = await world.as(null);
    const startedAt = performance.now();
    const asked = await Promise.all(
      Array.from({ length: 34 }, (_, at) => stranger.ask(`{ ${zips(at * 5, 5)} }`)),
    );
    const seconds = (performance.now() - startedAt) / 1_000;
    expect(calls(world)).toBeLessThanOrEqual(5 + 2 * seconds + 1);
    const refused = asked.flatMap(({ errors }) => errors);
    expect(new Set(refused.map(({ extensions }) => extensions.code))).toEqual(
      new Set(['RATE_LIMITED']),
    );
    expect(refused.every(({ extensions }) => (extensions.retryAfterMs ?? 0) > 0)).toBe(true);
  });

  it('with a sign-in, and nothing else, has the calls of one document, whatever they ask', async () => {
    await using world = await World.start({ calls: { perSecond: 50, inFlight: 32 } });
    const person = await world.as(NOBODY);
    const began = calls(world);
    const startedAt = performance.now();
    await Promise.all(
      Array.from({ length: 170 }, (_, at) => {
        const imei = imeiOf(at);
        const iccid = `8901260${String(at).padStart(11, '0')}`;
        return person.ask(
          `{ deviceCompatibility(imei: "${imei}") { compatible } simCardEligibility(iccid: "${iccid}9") { eligible } }`,
        );
      }),
    );
    const seconds = (performance.now() - startedAt) / 1_000;
    expect(calls(world) - began).toBeLessThanOrEqual(40 + 10 * seconds + 2);
  });

  it('pays nothing for what is known', async () => {
    await using world = await World.start(SLOW);
    const stranger = await world.as(null);
    for (let time = 0; time < 50; time += 1)
      expect(codesOf(await stranger.ask(`{ ${zips(0, 2)} }`))).toEqual([]);
    expect(calls(world)).toBe(2);
  });

  it('can still buy', async () => {
    await using world = await World.start({ calls: { perSecond: 8, inFlight: 32 } });
    const person = await world.as(NOBODY);
    const prepared = await quote(person);
    const zipsOf = (at: number): string => `{ ${zips(at * 10, 10)} }`;
    await Promise.all(Array.from({ length: 6 }, (_, at) => person.ask(zipsOf(at))));
    expect(codesOf(await person.ask(zipsOf(9)))).toContain('RATE_LIMITED');
    expect(await submit(person, prepared.quote.id)).toMatchObject({ outcome: 'ACCEPTED' });
  });
});

/** With its check digit. */
function imeiOf(at: number): string {
  const body = `3568${String(at).padStart(10, '0')}`;
  const sum = [...body].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}
