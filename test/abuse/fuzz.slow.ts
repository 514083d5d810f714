import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuzz, type Findings } from '../../bench/fuzz-run.ts';
import { Site } from '../../bench/site.ts';

/** Another one tries other inputs: `npm run bench -- fuzz --seed 4` does that with many more of them. */
const SEED = 2_711;
const PLAN = { bodies: 3_000, frames: 1_500, callbacks: 2_000, seed: SEED };

describe(`A gateway that is sent ${JSON.stringify(PLAN)}, made by chance`, () => {
  let site: Site;
  let findings: Findings;

  beforeAll(async () => {
    site = await Site.open({ seed: SEED, families: 6, pinned: false });
    await site.up({ calls: { perSecond: 100_000, inFlight: 1_000 } });
    findings = await fuzz(site, PLAN);
  }, 300_000);
  afterAll(() => site[Symbol.asyncDispose]());

  it('goes on, with nothing left uncaught and no defect in its log', async () => {
    const { uncaught, errors } = await site.gateway.order('figures', undefined);
    expect(uncaught).toEqual([]);
    const defects = errors.filter((line) => line.includes('"msg":"defect"'));
    expect([defects.length, ...defects.slice(0, 5)]).toEqual([0]);
  });

  it('answers none of it with 5xx, and closes no socket for a fault of its own', () => {
    expect(findings.failures).toEqual([]);
  });

  it('shows nothing of its inside', () => {
    expect(findings.leaks).toEqual([]);
  });

  it('was sent what goes wrong in different ways, and some that is right', () => {
    const ways = new Set([...findings.answers, ...findings.codes]);
    const needed = ['200', '400', '401', '404', '405', '413', '415', 'socket 4400', 'socket 1002'];
    const codes = ['BAD_REQUEST', 'GRAPHQL_PARSE_FAILED', 'INPUT_INVALID', 'FORBIDDEN'];
    expect([...needed, ...codes].filter((way) => !ways.has(way))).toEqual([]);
  });
});
