import { describe, expect, it } from 'vitest';
import { ERIN, FARAH, PETRA } from '../support/people.ts';
import { PORT_IN } from '../support/documents.ts';
import { CUSTOMER_SCREEN, WHOLE_CUSTOMER } from '../support/screens.ts';
import { newKey } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const send = (world: World, init: RequestInit, path = '/graphql'): Promise<Response> =>
  fetch(`${world.gateway.url}${path}`, { method: 'POST', ...init });

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a request that cannot be understood', () => {
  it.each([
    ['JSON that is cut', '{"query":"{ catalog', JSON_TYPE, 400],
    [
      'a body that is too large',
      JSON.stringify({ query: `{ ${'a'.repeat(300_000)} }` }),
      JSON_TYPE,
      413,
    ],
    [
      'a form, as another site could send it',
      'query={catalog{stale}}',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
    ],
    [
      'plain text, as another site could send it',
      '{"query":"{catalog{stale}}"}',
      { 'content-type': 'text/plain' },
      415,
    ],
    ['a batch', '[{"query":"{catalog{stale}}"}]', JSON_TYPE, 400],
  ])('is answered in JSON without an echo: %s', async (_what, body, headers, status) => {
    await using world = await World.start();
    const response = await send(world, { body, headers });
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(text).not.toMatch(/<html|cut|aaaa|at \//);
    expect(JSON.parse(text).errors[0].extensions.code).toBeDefined();
  });

  it('is not found as JSON, too', async () => {
    await using world = await World.start();
    const response = await send(world, {}, '/nothing');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/json');
  });
});

describe('a document', () => {
  const deep = (n: number): string => (n === 0 ? 'name' : `upgradesTo { ${deep(n - 1)} }`);
  it.each([
    ['nests too deeply', `{ catalog { plans { ${deep(14)} } } }`],
    [
      'has too many aliases',
      `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: catalog { stale }`).join(' ')} }`,
    ],
    [
      'has too many root fields by fragments',
      `{ ...a ...b } fragment a on Query { ${'catalog { stale } '.repeat(6)} } fragment b on Query { ${'catalog { stale } '.repeat(6)} }`,
    ],
    [
      'multiplies plans by plans by plans',
      `{ catalog { plans { ${'upgradesTo { downgradesTo { '.repeat(4)} name ${'} }'.repeat(4)} } } }`,
    ],
    [
      'multiplies pages by pages',
      `{ catalog { plans { ...p } } } fragment p on Plan { upgradesTo { ...q } } fragment q on Plan { upgradesTo { ...r ...s } }
       fragment r on Plan { downgradesTo { upgradesTo { name } } } fragment s on Plan { upgradesTo { downgradesTo { name } } }`,
    ],
    ['has too many directives', `{ catalog { stale ${'@include(if: true) '.repeat(11)} } }`],
  ])('that %s is refused before anything is asked', async (_what, query) => {
    await using world = await World.start();
    const sam = await world.as(null);
    const { errors } = await sam.ask(query);
    expect(errors[0]?.extensions.code).toMatch(/DOCUMENT_TOO_COSTLY|GRAPHQL_VALIDATION_FAILED/);
    expect(world.attempts(4)).toHaveLength(0);
  });

  it('that multiplies a family by itself is refused wherever it comes from, and the screen of the family is not', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const nested = 'lines { customer { '.repeat(4);
    const query = `{ viewer { customers { ${nested} lines { actions { action } } ${'} }'.repeat(4)} } } }`;
    const { errors } = await farah.ask(query);
    expect(errors[0]?.extensions.code).toBe('DOCUMENT_TOO_COSTLY');
    for (const way of ['watch', 'watchSse'] as const) {
      const watch = await farah[way](query).until(
        (one) => one.errors.length > 0 || one.closed !== null,
      );
      expect(JSON.stringify([watch.errors, watch.closed])).toContain('DOCUMENT_TOO_COSTLY');
      await watch.stop();
    }
    const paged = (first: string) =>
      `query Q($first: Int!) { viewer { operations(first: ${first}) { edges { node { id } } } customers { operations(first: ${first}) {
        edges { node { ... on LineActionOperation { line { customer { operations(first: $first) { edges { node { id } } } } } } } } } } } }`;
    const { errors: tooLarge } = await farah.ask(paged('100'), { first: 100 });
    expect(tooLarge[0]?.extensions.code).toBe('DOCUMENT_TOO_COSTLY');
    expect(world.reach.platform.ledger.attempts).toHaveLength(0);
    await farah.data(paged('10'), { first: 10 });
    const { status, errors: none } = await farah.ask(
      'query Q($n: Int = 1) { viewer { operations(first: $n) { edges { node { id } } } } }',
      { n: null },
    );
    expect([status, none[0]?.extensions.code]).toEqual([200, 'BAD_USER_INPUT']);
    await farah.data(CUSTOMER_SCREEN);
    await farah.data(WHOLE_CUSTOMER);
  });

  it('that is too long is not parsed', async () => {
    await using world = await World.start();
    const { errors } = await (await world.as(null)).ask(`{ ${'catalog { stale } '.repeat(700)} }`);
    expect(errors[0]?.extensions.code).toBe('DOCUMENT_TOO_COSTLY');
  });

  it('that subscribes is refused over HTTP', async () => {
    await using world = await World.start();
    const { errors } = await (
      await world.as(ERIN)
    ).ask('subscription { operationEvents { __typename } }');
    expect(errors[0]?.extensions.code).toBe('BAD_REQUEST');
  });
});

describe('an answer', () => {
  it('is private, never stored, and never compressed', async () => {
    await using world = await World.start();
    const response = await send(world, {
      body: '{"query":"{catalog{stale}}"}',
      headers: { ...JSON_TYPE, 'accept-encoding': 'gzip' },
    });
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('content-encoding')).toBeNull();
  });

  it('tells a page of another origin nothing, and a registered one everything', async () => {
    await using world = await World.start();
    const from = async (origin: string): Promise<string | null> => {
      const response = await send(world, {
        body: '{"query":"{catalog{stale}}"}',
        headers: { ...JSON_TYPE, origin },
      });
      return response.headers.get('access-control-allow-origin');
    };
    expect(await from('https://evil.test')).toBeNull();
    expect(await from('https://shop.test')).toBe('https://shop.test');
  });
});

describe('a secret', () => {
  const SECRETS = {
    pin: '739182',
    account: 'ACCT-55-CANARY',
    email: 'canary@example.com',
    imei: '356938035643809',
    number: '2125550142',
  };

  it('that was sent stands in no log line, no error and no metric', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const { viewer } = await petra.data('{ viewer { customers { lines { id } } } }');
    const input = {
      lineId: viewer.customers[0].lines[0].id,
      sim: { imei: SECRETS.imei },
      number: SECRETS.number,
      carrier: 'Other Mobile',
      accountNumber: SECRETS.account,
      transferPin: SECRETS.pin,
      billingZip: '10001',
      idempotencyKey: newKey(),
    };
    await world.fault({ row: 22, fault: 'status-500' });
    const failed = await petra.ask(PORT_IN, { input });
    await world.pass(10_000);
    await petra.ask(PORT_IN, { input: { ...input, idempotencyKey: newKey() } });
    await world.pass(600_000);
    const wrong = await petra.ask(PORT_IN, {
      input: { ...input, number: { secret: SECRETS.pin }, sim: { imei: SECRETS.pin } },
    });
    const literal = await petra.ask(`{ portInEligibility(number: "${SECRETS.pin}") { eligible } }`);
    const metrics = await (await fetch(`${world.gateway.adminUrl}/metrics`)).text();
    const everywhere = [...world.log, failed.text, wrong.text, literal.text, metrics].join('\n');
    for (const secret of Object.values(SECRETS)) expect(everywhere).not.toContain(secret);
    expect(everywhere).not.toContain(petra.token ?? 'no token');
    expect(world.log.length).toBeGreaterThan(10);
  });
});

describe('operators', () => {
  it('see that the gateway lives, is ready, and what it counts', async () => {
    await using world = await World.start();
    await (await world.as(null)).data('{ catalog { stale } }');
    const get = (path: string): Promise<Response> => fetch(`${world.gateway.adminUrl}${path}`);
    expect((await get('/livez')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(200);
    expect(await (await get('/metrics')).text()).toMatch(
      /reach_upstream_calls_total\{row="4",endpoint="fetchCatalog",outcome="200"\} 1/,
    );
  });
});
