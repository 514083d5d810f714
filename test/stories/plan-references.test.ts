import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { direct, firstLine } from '../support/actions.ts';
import { LENA } from '../support/people.ts';
import { planIdOf } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const TARGETS = '{ catalog { plans { name upgradesTo { name } downgradesTo { name } } } }';

const DRIFT = 'platform answer differs from the contract';

/** The ways in which a plan may refer to another one, for the plan `Plus (15GB)` with the code MPLUS15. */
const REFERENCES = [
  'MPLUS15',
  'mplus15',
  'Plus',
  'plus (15GB)',
  'SIMTENANT@Brand@Plus',
  'SIMTENANT@Brand@MPLUS15',
  'Brand@Plus (15GB)',
  '  Plus   (15GB) ',
];

describe.each(REFERENCES)('a plan that can be changed to %j', (reference) => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ altered: true });
    world.wire?.data(4, ({ plans, ...others }: any) => ({
      ...others,
      plans: plans.map((plan: any) => ({
        ...plan,
        upGradableTo: plan.serviceCode === 'MBASIC5' ? [reference] : [],
        downGradableTo: plan.serviceCode === 'MUNL30' ? [reference] : [],
      })),
    }));
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('is offered that one, and nothing is counted', async () => {
    const lena = await world.as(LENA);
    const { catalog } = await lena.data(TARGETS);
    const of = (name: string): any => catalog.plans.find((plan: any) => plan.name.startsWith(name));
    expect(of('Basic').upgradesTo).toEqual([{ name: 'Plus (15GB)' }]);
    expect(of('Unlimited').downgradesTo).toEqual([{ name: 'Plus (15GB)' }]);
    expect(world.log.filter((logged) => logged.includes(DRIFT))).toEqual([]);
  });
});

describe('a reference that means no plan', () => {
  it('is counted, and the others still count', async () => {
    await using world = await World.start({ altered: true });
    world.wire?.data(4, ({ plans, ...others }: any) => ({
      ...others,
      plans: plans.map((plan: any) => ({ ...plan, upGradableTo: ['MGONE', 'MUNL30', 7] })),
    }));
    const lena = await world.as(LENA);
    const { catalog } = await lena.data(TARGETS);
    expect(catalog.plans[0].upgradesTo).toEqual([{ name: 'Unlimited (30GB)' }]);
    const counted = world.log
      .filter((logged) => logged.includes(DRIFT))
      .map((one) => JSON.parse(one));
    expect(counted.map(({ field }) => field)).toContain('plans.upGradableTo');
  });
});

describe('a line', () => {
  const withPlan = (world: World, plan: object): void =>
    world.wire?.data(25, (info: any) => {
      const { planName: _name, ...bare } = info;
      const lines = info.lines.map(({ planName: _own, ...one }: any) => ({ ...one, ...plan }));
      return { ...bare, ...plan, lines };
    });

  it.each([
    ['its code as the name', { planName: 'MPLUS15' }],
    ['its code alone', { planId: 'MPLUS15' }],
    ['its name with a prefix', { planName: 'OTHER@Tenant@Plus' }],
    ['a name that is gone, and its code', { planName: 'Plus of 2019', planId: 'MPLUS15' }],
  ])('has its plan, and can be changed, where the platform tells %s', async (_what, plan) => {
    await using world = await World.start({ altered: true });
    withPlan(world, plan);
    const lena = await world.as(LENA);
    const { id: lineId } = await firstLine(lena);
    const asked = { lineId, planId: await planIdOf(lena, 'Unlimited'), effective: 'NOW' };
    expect(await direct(lena, 'quotePlanChange', asked)).toMatchObject({ outcome: 'ACCEPTED' });
  });

  it('whose plan nobody knows has none, and it is counted', async () => {
    await using world = await World.start({ altered: true });
    withPlan(world, { planName: 'Plus of 2019' });
    const lena = await world.as(LENA);
    const { viewer } = await lena.data(
      '{ viewer { customers { lines { planName plan { id } } } } }',
    );
    expect(viewer.customers[0].lines[0]).toEqual({ planName: 'Plus of 2019', plan: null });
    expect(world.log.join('')).toContain('"row":25,"field":"planName"');
  });
});
