import { describe, expect, it } from 'vitest';
import { Purpose, reasonIn, reasonOfParams } from '../../src/access/purpose.ts';

describe('a reason', () => {
  it.each([
    ['They called about a bill', 'They called about a bill'],
    ['  They   called\tabout a bill ', 'They called about a bill'],
    ['Ticket%204711%3A%20d%C3%A9j%C3%A0%20vu', 'Ticket 4711: déjà vu'],
    ['100% sure', '100% sure'],
    ['line\u0000 one\u001b[31m', 'line one [31m'],
    [`${'😀'.repeat(400)}`, '😀'.repeat(300)],
    ['', null],
    ['%20%0A', null],
    [undefined, null],
    [['one', 'two'], null],
  ])('of the header %j is %j', (header, reason) => {
    expect(reasonIn(header)).toBe(reason);
  });

  it.each([
    [{ reason: ' Déjà vu ' }, 'Déjà vu'],
    [{ reason: '50%20' }, '50%20'],
    [{ reason: 7 }, null],
    [{ Reason: 'x' }, null],
    [null, null],
    ['reason', null],
  ])('of the connection params %j is %j', (params, reason) => {
    expect(reasonOfParams(params)).toBe(reason);
  });
});

describe('a purpose', () => {
  it('is noted once for each whose data are read', () => {
    const purpose = new Purpose('why');
    purpose.runs('x'.repeat(1_000));
    expect([purpose.isNew('a'), purpose.isNew('b'), purpose.isNew('a')]).toEqual([
      ...[true, true, false],
    ]);
    expect([purpose.reason, purpose.document.length]).toEqual(['why', 128]);
  });
});
