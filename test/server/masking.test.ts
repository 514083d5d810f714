import { describe, expect, it } from 'vitest';
import { ERRORS, type ErrorCode } from '../../src/errors.ts';
import { SECRET } from './small-schema.ts';
import { startSmallServer, tokenFor } from './small-server.ts';

const isCode = (code: unknown): code is ErrorCode => typeof code === 'string' && code in ERRORS;

describe('What clients see of an error', () => {
  it('is a code and a sentence of the catalogue when it was foreseen', async () => {
    await using small = await startSmallServer();

    const busy = await small.query('{ broken(how: "busy") }');
    const caused = await small.query('{ broken(how: "caused") }');

    expect(busy.errors).toEqual([
      {
        message: ERRORS.PLATFORM_BUSY.sentence,
        locations: [{ line: 1, column: 3 }],
        path: ['broken'],
        extensions: {
          code: 'PLATFORM_BUSY',
          requestId: busy.headers.get('x-request-id'),
          retryAfterMs: 2_000,
        },
      },
    ]);
    expect(caused.errors[0]?.message).toBe(ERRORS.PLATFORM_DECLINED.sentence);
    expect(caused.text).not.toContain(SECRET);
  });

  it('is nothing but a code when it was not, and operators learn of it without its message', async () => {
    await using small = await startSmallServer();

    const answer = await small.query('{ broken(how: "unforeseen") hello }');

    expect(answer).toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      data: { broken: null, hello: 'hello' },
    });
    expect(answer.text + small.lines.join()).not.toMatch(/pin-|ECONNREFUSED|reach\.internal|stack/);
    expect(small.lines.join()).toContain('"defect"');
  });

  it.each([
    ['a scalar in a variable', 'query($v: Iccid) { echo(iccid: $v) }', { v: SECRET }],
    [
      'a scalar deep in a variable',
      'query($v: SimInput) { echo(sim: $v) }',
      { v: { iccid: SECRET } },
    ],
    ['a number in a variable', 'query($v: Int!) { echo(first: $v) }', { v: SECRET }],
    [
      'an unknown field of a variable',
      'query($v: SimInput) { echo(sim: $v) }',
      { v: { [SECRET]: 1 } },
    ],
    ['an object for a scalar', 'query($v: Iccid) { echo(iccid: $v) }', { v: { pin: SECRET } }],
    ['a literal of a scalar', `{ echo(iccid: "${SECRET}") }`, {}],
    ['a literal of a number', `{ echo(first: "${SECRET}") }`, {}],
    ['a literal where a field is missing', `{ broken(what: "${SECRET}") }`, {}],
    ['a literal in a broken document', `{ echo(iccid: "${SECRET}" `, {}],
    ['a literal out of place', `{ "${SECRET}" }`, {}],
    ['an operation name', 'query A { hello } query B { hello }', { operationName: SECRET }],
  ])('never repeats %s', async (_name, query, variables) => {
    await using small = await startSmallServer();

    const answer = await small.query(query, variables);

    expect(answer.errors.length).toBeGreaterThan(0);
    expect(answer.data).toBeUndefined();
    expect(isCode(answer.code)).toBe(true);
    expect(answer.text + small.lines.join()).not.toContain(SECRET.slice(4));
  });

  it('tells where a variable is wrong, and what it must be', async () => {
    await using small = await startSmallServer();
    const sam = await tokenFor({ sub: 'sam', role: 'customer' });
    const act = (input: object) =>
      small.query('mutation($input: ActInput!) { act(input: $input) }', { input }, sam);
    const messageOf = async (input: object) => (await act(input)).errors[0]?.message;

    expect(await messageOf({ pin: '1234', sim: { iccid: '12' } })).toBe(
      'input.sim.iccid: Please enter the 19 or 20 digits that are printed on the SIM card.',
    );
    expect(await messageOf({})).toBe('input.pin: Please fill in this field.');
    expect(await messageOf({ pin: '1', sim: { iccid: '8901260123456789012', eid: 'x' } })).toBe(
      'input.sim: Please fill in exactly one of these fields.',
    );
    expect(await messageOf({ pin: '1', count: 'x' })).toBe(
      'input.count: Please enter a whole number.',
    );
    expect(small.small.effects).toEqual([]);
  });

  it('names what the schema has and what may have been meant, and not what was sent', async () => {
    await using small = await startSmallServer();

    const answer = await small.query('{ helo }', { pin: SECRET });

    expect(answer.errors).toMatchObject([
      {
        message: 'The type "Query" has no field of this name. Did you mean "hello"?',
        locations: [{ line: 1, column: 3 }],
      },
    ]);
  });

  it('calls a null that only shows when a field is run the input of somebody', async () => {
    await using small = await startSmallServer();

    const answer = await small.query('query($first: Int = 1) { echo(first: $first) }', {
      first: null,
    });

    expect(answer).toMatchObject({ code: 'BAD_USER_INPUT', data: { echo: null } });
    expect(answer.errors[0]).toMatchObject({
      message: ERRORS.BAD_USER_INPUT.sentence,
      extensions: { problems: [{ field: ['first'], code: 'INPUT_INVALID', reason: 'REQUIRED' }] },
    });
  });

  it('counts every error by its code', async () => {
    await using small = await startSmallServer();
    await small.query('{ broken(how: "busy") }');

    expect(await small.telemetry.metrics.metrics()).toContain(
      'reach_graphql_errors_total{code="PLATFORM_BUSY"} 1',
    );
  });
});
