import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROWS } from '../../../contract/rows.ts';
import { CALLBACK_MODES, FAULTS } from '../../../simulator/engine/faults.ts';
import { IDS, PEOPLE } from '../../../simulator/people.ts';
import { AReach, bought, buy, MINUTE, SECOND, START, statusOf } from '../a-reach.ts';

describe('the controls', () => {
  it('show who lives there, with lines and what they would type', async () => {
    await using reach = await AReach.start();
    const people: any[] = await reach.control('GET', 'people');
    expect(people.map(({ name, lines }) => [name, lines.length])).toEqual([
      ...[
        ['sam', 0],
        ['lena', 1],
        ['farah', 5],
        ['marco', 5],
        ['sid', 1],
        ['dora', 1],
      ],
      ...[
        ['erin', 1],
        ['paul', 1],
        ['petra', 1],
        ['john', 1],
      ],
    ]);
    expect(people.find(({ name }) => name === 'petra').suggested).toMatchObject({
      wrongPassword: '1111',
      password: '0142',
    });
    expect(PEOPLE.map(({ customerId }) => customerId)).toEqual([null, ...Object.values(IDS)]);
  });

  it('tell and move the time', async () => {
    await using reach = await AReach.start();
    expect(await reach.control('GET', 'clock')).toEqual({ now: START, speed: 0 });
    expect(await reach.control('POST', 'clock/advance', { ms: 500 })).toMatchObject({
      now: START + 500,
    });
    expect(await reach.control('POST', 'clock/speed', { speed: 30 })).toMatchObject({ speed: 30 });
    expect((await reach.control('POST', 'clock/advance', { ms: 'soon' })).error).toMatch(/ms is/);
  });

  it('are not in the ledger', async () => {
    await using reach = await AReach.start();
    for (const path of ['ledger', 'clock', 'faults', 'people', 'orders'])
      await reach.control('GET', path);
    expect(reach.ledger.attempts).toEqual([]);
    expect(await reach.control('GET', 'nothing')).toEqual({ error: 'no such control' });
  });

  it('do the same without HTTP', async () => {
    await using reach = await AReach.start();
    const { simulator } = reach;
    expect(await simulator.control('POST', 'clock/advance', { ms: 500 })).toMatchObject({
      ...{ status: 200, json: { now: START + 500 } },
    });
    expect(await simulator.control('GET', 'orders/1/2/3')).toMatchObject({ status: 404 });
    expect(await simulator.control('POST', 'notify', [])).toMatchObject({ status: 400 });
  });

  it('change the words of the platform', async () => {
    await using reach = await AReach.start();
    const id = await buy(reach);
    await reach.control('POST', 'vocabulary', { vocabulary: 'observed' });
    expect((await statusOf(reach, id)).status).toBe('PENDING');
    expect((await reach.control('POST', 'vocabulary', { vocabulary: 'x' })).error).toMatch(/guide/);
  });

  it('put everything back as it was at the start, but for the time', async () => {
    await using reach = await AReach.start();
    await reach.control('POST', 'faults', [
      { row: 57, fault: 'status-500' },
      { callbacks: 'doubled' },
    ]);
    const customerId = await bought(reach);
    await reach.control('POST', 'reset', { seed: 9 });
    expect((await reach.call('GET', `customerinfo?customerId=${customerId}`)).status).toBe(404);
    expect(await reach.control('GET', 'orders')).toEqual([]);
    expect(await reach.control('GET', 'faults')).toMatchObject({
      ...{ faults: [], callbacks: ['normal'] },
    });
    expect(reach.ledger.attempts).toHaveLength(1);
    await reach.pass(100 * MINUTE);
    expect(reach.ledger.callbacks).toEqual([]);
  });

  it('are a page for people that asks nobody else for anything', async () => {
    await using reach = await AReach.start();
    const response = await fetch(`${reach.simulator.url}/_simulator`);
    const html = await response.text();
    expect([response.status, response.redirected]).toEqual([200, true]);
    for (const text of ['+10 s', '+1 min', '+10 min', '+1 h', 'Let it happen', 'Reset'])
      expect(html).toContain(text);
    expect(html).not.toMatch(/(src|href)="?https?:/);
  });

  it('name on the page every row, every fault, every way of callbacks, and what does something', async () => {
    await using reach = await AReach.start();
    const html = await (await fetch(`${reach.simulator.url}/_simulator/`)).text();
    const rows = Object.values(ROWS).map(({ row, operationId }) => `${row} ${operationId}`);
    const notices = ['USAGE_NOTIFICATION 80 %', 'RDN_IMEI_CHANGE', 'PORT_OUT_CONFIRMED'];
    for (const text of [...rows, ...FAULTS, ...CALLBACK_MODES, ...notices])
      expect(html).toContain(`>${text}</option>`);
    for (const text of ['0002', '8888', '246810', 'transfer PIN']) expect(html).toContain(text);
  });
});

describe('a simulator', () => {
  it('writes one transcript for one seed, ids and callbacks included', async () => {
    const transcript = async (seed: number): Promise<string> => {
      await using reach = await AReach.start({ seed, vocabulary: 'observed' });
      await reach.control('POST', 'faults', { callbacks: 'doubled' });
      const customerId = await bought(reach);
      const sim = { imei: '356938035643809', esim: true };
      await reach.call('POST', 'activation', { customerId, ...sim });
      await reach.pass(20 * MINUTE);
      const { attempts, effects, callbacks } = reach.ledger;
      const orders: any[] = await reach.control('GET', 'orders');
      return JSON.stringify({ attempts, effects, callbacks, orders });
    };
    expect(await transcript(5)).toBe(await transcript(5));
    expect(await transcript(5)).not.toBe(await transcript(6));
  });

  it('goes on where it was: time, orders, retries and what is due', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reach-kept-'));
    const keep = join(folder, 'state.json');
    const first = await AReach.start({ keep });
    const id = await buy(first);
    await first.pass(10 * SECOND);
    await first.simulator.save();
    await first.simulator.stop();
    expect((await stat(keep)).mode & 0o777).toBe(0o600);

    await using second = await AReach.start({ keep });
    expect(second.simulator.clock.now()).toBe(START + 10 * SECOND);
    await second.pass(120 * SECOND);
    expect((await statusOf(second, id)).status).toBe('PAYMENT_PENDING');
    await rm(folder, { recursive: true });
  });

  it('does not start on a state that it cannot read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reach-kept-'));
    await writeFile(join(folder, 'state.json'), '{"half');
    await expect(AReach.start({ keep: join(folder, 'state.json') })).rejects.toThrow(SyntaxError);
    await rm(folder, { recursive: true });
  });

  it('survives what is no request at all', async () => {
    await using reach = await AReach.start();
    const send = (body: string): Promise<Response> =>
      fetch(`${reach.simulator.url}/apisvc/v0/product`, { method: 'POST', body });
    for (const body of ['', '{', '[]', 'null', `"${'x'.repeat(1_100_000)}"`])
      expect((await send(body)).ok).toBe(false);
    expect((await fetch(`${reach.simulator.url}//`)).status).toBe(404);
    expect((await reach.call('GET', 'product/fetch')).status).toBe(200);
  });
});
