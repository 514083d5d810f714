/*
 * Money: scenarios of what a saved card pays.
 */
import { billPayment, callingCredit, planChange, roamingPack, topUp } from '../recipes.ts';
import { MINUTE, must, SECOND, type Family, type Stage } from './stage.ts';

type Scenario = (stage: Stage) => Promise<void>;

const PACK = { name: 'Europe, a week', packId: 'IREU7' } as const;

function activeLine({ home }: Family): Family['home']['lines'][number] {
  const line = home.lines.find(({ use }) => use === 'active');
  if (!line) throw new Error('there is no active line');
  return line;
}

/** The platform turns the sale away once, the price rises, and then it would take it. */
export const priceRises: Scenario = async (stage) => {
  const family = await stage.family();
  stage.fault({ row: 48, fault: 'status-429' });
  const begun = await stage.begin(family.device, topUp(stage.shop, activeLine(family), 1));
  await stage.control('faults', { prices: { changePct: 50 } });
  const seen = await stage.ended(family.device, begun.operation);
  must(stage.effects('top-up').length === 0, 'charged at a price that nobody was shown');
  must(seen.failure === 'QUOTE_STALE', `ended ${seen.status} ${seen.failure}`);
};

/** The owner of an account quotes; another caller is the owner when it leaves. */
export const holderChanges: Scenario = async (stage) => {
  const family = await stage.family();
  const [, second] = family.home.lines;
  const input = await stage.input(family.device, callingCredit(family.home, 10));
  stage.fault({ row: 56, fault: 'status-429' });
  const begun = await stage.press(family.device, 'purchaseCallingCredit', input);
  stage.place.reach.makePrimary(second?.customerId ?? '');
  await stage.ended(family.device, begun.operation);
  must(stage.effects('calling-credit').length === 0, 'bought with a card that is no longer theirs');
};

/** The wallet has an entry of the same amount from before. */
export const entryOfBefore: Scenario = async (stage) => {
  const { home, device } = await stage.family();
  await stage.control('calling/history', {
    customerId: home.customerId,
    amount: 10,
    status: 'COMPLETED',
  });
  stage.fault({ row: 56, fault: 'cut-before' });
  const begun = await stage.begin(device, callingCredit(home, 10));
  const seen = await stage.ended(device, begun.operation);
  must(seen.status !== 'SUCCEEDED', 'SUCCEEDED by an entry that was there before');
};

const strangerEntry =
  (entry: object): Scenario =>
  async (stage) => {
    const { home, device } = await stage.family();
    stage.fault({ row: 56, fault: 'cut-before' });
    const begun = await stage.begin(device, callingCredit(home, 10));
    await stage.pass(30 * SECOND);
    await stage.control('calling/history', { customerId: home.customerId, ...entry });
    const seen = await stage.ended(device, begun.operation);
    must(seen.status !== 'SUCCEEDED', "SUCCEEDED by another customer's entry");
  };

export const entryOfAnotherAmount = strangerEntry({ amount: 25, status: 'COMPLETED' });
export const entryThatFailed = strangerEntry({ amount: 10, status: 'FAILED' });

/** Two equal sales: the record of the first appears late, the second never arrived. */
export const twoSalesOneRecord: Scenario = async (stage) => {
  const { home, device } = await stage.family();
  await stage.control('faults', { lag: { row: 54, ms: 4 * MINUTE } });
  const first = await stage.begin(device, callingCredit(home, 10));
  const done = await stage.ended(device, first.operation);
  must(done.status === 'SUCCEEDED', `the first ended ${done.status}`);
  stage.fault({ row: 56, fault: 'cut-before' });
  const second = await stage.begin(device, callingCredit(home, 10));
  const seen = await stage.ended(device, second.operation);
  must(seen.status !== 'SUCCEEDED', 'one record explained two sales');
};

/** Two equal packs, which have no number: the first one's record appears late, the second never arrived. */
export const twoPacksOneRecord: Scenario = async (stage) => {
  const family = await stage.family();
  const { device } = family;
  const pack = (): ReturnType<typeof roamingPack> =>
    roamingPack(stage.shop, activeLine(family), PACK);
  await stage.control('faults', { lag: { row: 63, ms: 4 * MINUTE } });
  const first = await stage.begin(device, pack());
  const done = await stage.ended(device, first.operation);
  must(done.status === 'SUCCEEDED', `the first ended ${done.status}`);
  stage.fault({ row: 62, fault: 'cut-before' });
  const second = await stage.begin(device, pack());
  const seen = await stage.ended(device, second.operation);
  must(seen.status !== 'SUCCEEDED', 'the pack of the first sale explained the second');
};

/** A top-up is lost; then a change of the plan raises the limit by the very same. */
export const planRaisesLimit: Scenario = async (stage) => {
  const family = await stage.family();
  const { device } = family;
  const line = activeLine(family);
  stage.fault({ row: 48, fault: 'cut-before' });
  const lost = await stage.begin(device, topUp(stage.shop, line, 4));
  stage.place.reach.setPlan(line.customerId, 'MBASIC5');
  const seen = await stage.ended(device, lost.operation);
  must(seen.status !== 'SUCCEEDED', 'SUCCEEDED by a change of the plan');
};

/** The bill is paid by the platform itself after our payment was lost. */
export const billPaidElsewhere: Scenario = async (stage) => {
  const { home, device } = await stage.family();
  stage.fault({ row: 43, fault: 'cut-before' });
  const begun = await stage.begin(device, billPayment(home, 0));
  await stage.control('autopay', { customerId: home.customerId });
  const seen = await stage.ended(device, begun.operation);
  must(seen.status !== 'SUCCEEDED', 'claims a payment of another customer');
};

/** The platform took it and its answer was lost: it is never sent again. */
export const answerLost: Scenario = async (stage) => {
  const family = await stage.family();
  stage.fault({ row: 48, fault: '504-after-effect' });
  const begun = await stage.begin(family.device, topUp(stage.shop, activeLine(family), 1));
  await stage.ended(family.device, begun.operation);
  must(stage.effects('top-up').length === 1, `${stage.effects('top-up').length} top-ups`);
};

/** It is turned away six times; nothing was taken, and the quote still buys. */
export const turnedAway: Scenario = async (stage) => {
  const family = await stage.family();
  const { device } = family;
  const input = await stage.input(device, callingCredit(family.home, 10));
  stage.fault({ row: 56, fault: 'status-429', times: 6 });
  const begun = await stage.press(device, 'purchaseCallingCredit', input);
  const seen = await stage.ended(device, begun.operation, 10 * MINUTE);
  must(seen.failure === 'PLATFORM_BUSY', `ended ${seen.status} ${seen.failure}`);
  await stage.pass(2 * MINUTE);
  const again = await stage.press(device, 'purchaseCallingCredit', input);
  must(again.outcome === 'ACCEPTED', `the quote was refused with ${again.why}`);
};

/** As long as the platform turns everything away, it is asked ever more seldom. */
export const waitsLongEnough: Scenario = async (stage) => {
  const family = await stage.family();
  const draft = topUp(stage.shop, activeLine(family), 1);
  stage.fault({ row: '*', fault: 'status-429', times: 0 });
  const before = stage.allAttempts().length;
  for (let looks = 0; looks < 160; looks += 1) {
    await draft.prepare(family.device);
    await stage.pass(SECOND / 4);
  }
  const times = [
    ...new Set(
      stage
        .allAttempts()
        .slice(before)
        .map(({ at }) => at),
    ),
  ];
  const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const short = waits.findIndex((wait, index) => wait < Math.min(2 ** index, 60) * SECOND);
  must(times.length > 3 && short < 0, `waited ${waits.slice(0, 6).join(', ')} ms`);
};

/** A purchase that is turned away again and again backs off, also when reads of the same key work in between. */
export const backsOffOneRequest: Scenario = async (stage) => {
  const family = await stage.family();
  stage.fault({ row: 48, fault: 'status-429', times: 4 });
  const draft = topUp(stage.shop, activeLine(family), 1);
  const { operation } = await stage.begin(family.device, draft);
  for (let looks = 0; looks < 40; looks += 1) {
    await draft.prepare(family.device);
    await stage.pass(SECOND / 2);
  }
  const seen = await stage.ended(family.device, operation);
  const times = stage.attempts(48).map(({ at }) => at);
  const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const short = waits.findIndex((wait, index) => wait < 2 ** index * SECOND);
  must(waits.length === 4 && short < 0, `waited ${waits.join(', ')} ms, then ${seen.status}`);
};

/** While one sale of a line is in doubt, no second one of the same begins. */
export const secondWhileInDoubt: Scenario = async (stage) => {
  const family = await stage.family();
  const { device } = family;
  const draft = topUp(stage.shop, activeLine(family), 1);
  const second = await stage.input(device, draft);
  stage.fault({ row: 48, fault: 'cut-before' });
  await stage.begin(device, draft);
  await stage.pass(MINUTE);
  const pressed = await stage.press(device, 'purchaseTopUp', second);
  must(pressed.outcome === 'REFUSED', `the second was ${pressed.outcome} while one is in doubt`);
};

/** A refusal is final for its key, also when what stood in the way is gone. */
export const refusalOfKey: Scenario = async (stage) => {
  const family = await stage.family();
  const { device } = family;
  const line = activeLine(family);
  const idempotencyKey = stage.key();
  const input = await stage.input(device, topUp(stage.shop, line, 2));
  stage.fault({ row: 48, fault: 'status-429', times: 2 });
  const first = await stage.begin(device, topUp(stage.shop, line, 1));
  const refused = await stage.press(device, 'purchaseTopUp', { ...input, idempotencyKey });
  must(refused.outcome === 'REFUSED', `the second was ${refused.outcome}`);
  await stage.ended(device, first.operation);
  const again = await stage.press(device, 'purchaseTopUp', { ...input, idempotencyKey });
  must(again.outcome === 'REFUSED', `one key was REFUSED, and then ${again.outcome}`);
};

/** The plan change is accepted, and its status cannot be found for hours. */
export const statusNeverFound: Scenario = async (stage) => {
  const family = await stage.family();
  stage.fault({ row: 51, fault: 'status-404', times: 0 });
  const to = { plan: 'Basic', code: 'MBASIC5', now: true };
  const begun = await stage.begin(family.device, planChange(stage.shop, activeLine(family), to));
  const seen = await stage.ended(family.device, begun.operation, 3 * 60 * MINUTE);
  must(seen.status === 'NEEDS_ATTENTION', `still ${seen.status} after three hours`);
};

/** A gateway whose clock was an hour ahead comes back with the right one while a plan changes. */
export const clockSetBack: Scenario = async (stage) => {
  const family = await stage.family();
  const { place } = stage;
  const restart = async (aheadMs: number): Promise<void> => {
    await place.kill();
    await place.jump(aheadMs);
    await place.up();
  };
  await restart(60 * MINUTE);
  const to = { plan: 'Basic', code: 'MBASIC5', now: true };
  const begun = await stage.begin(family.device, planChange(stage.shop, activeLine(family), to));
  await stage.pass(20 * SECOND);
  await restart(0);
  const seen = await stage.ended(family.device, begun.operation, 10 * MINUTE);
  must(seen.status === 'SUCCEEDED', `${seen.status} ten minutes after the clock was set right`);
};
