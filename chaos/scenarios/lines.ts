/*
 * Lines: scenarios of activations, numbers, accounts, and of a gateway that is killed or is not alone.
 */
import { activation, callingCredit, portIn, topUp } from '../recipes.ts';
import { MINUTE, must, SECOND, type Family, type Stage } from './stage.ts';

type Scenario = (stage: Stage) => Promise<void>;

function lineFor({ home }: Family, use: string): Family['home']['lines'][number] {
  const line = home.lines.find((one) => one.use === use);
  if (!line) throw new Error(`there is no line for ${use}`);
  return line;
}

const lineIdOf = ({ home }: Family, line: { customerId: string }): string =>
  Buffer.from(`Line\n${home.customerId}\n${line.customerId}`).toString('base64url');

/** One key for two mutations. */
export const keyOfAnotherMutation: Scenario = async (stage) => {
  const family = await stage.family();
  const idempotencyKey = stage.key();
  const input = { lineId: lineIdOf(family, lineFor(family, 'active')) };
  await stage.press(family.device, 'suspendLine', { ...input, idempotencyKey });
  await stage.pass(SECOND);
  const second = await stage.press(family.device, 'restoreLine', { ...input, idempotencyKey });
  must(second.why === 'IDEMPOTENCY_KEY_REUSED', `the second was ${second.outcome}`);
};

/** The same request, once with null and once without the field. */
export const nullOrAbsent: Scenario = async (stage) => {
  const { home, device } = await stage.family();
  const idempotencyKey = stage.key();
  const input = await stage.input(device, callingCredit(home, 10));
  await stage.press(device, 'purchaseCallingCredit', { ...input, cardId: null, idempotencyKey });
  const again = await stage.press(device, 'purchaseCallingCredit', { ...input, idempotencyKey });
  must(again.outcome === 'ACCEPTED', `the same request was refused with ${again.why}`);
};

/** One number is ported to two lines. */
export const numberToTwoLines: Scenario = async (stage) => {
  const [one, other] = [await stage.family(), await stage.family()];
  const number = { number: '2123456789', wrong: false };
  await stage.begin(one.device, portIn(lineFor(one, 'port'), number));
  const second = await stage.begin(other.device, portIn(lineFor(other, 'port'), number));
  must(second.outcome === 'REFUSED', `the second port-in was ${second.outcome}`);
};

/** Only a part of an address reads as it was sent. */
export const halfAnAddress: Scenario = async (stage) => {
  const { home, device } = await stage.family();
  stage.fault({ row: 26, fault: 'cut-before' });
  const customerId = Buffer.from(`Customer\n${home.customerId}`).toString('base64url');
  const billingAddress = { address1: '1 Harbor Street', city: 'Albany', state: 'NY', zip: '12207' };
  const changed = await stage.direct(device, 'updateCustomer', { customerId, billingAddress });
  must(changed.outcome !== 'ACCEPTED', 'ACCEPTED, and nothing was changed');
};

/** A caller who lost the customer calls their own port-in off for a new number. */
export const formerHolder: Scenario = async (stage) => {
  const family = await stage.family();
  const number = { number: '2123456788', wrong: true };
  const begun = await stage.begin(family.device, portIn(lineFor(family, 'port'), number));
  const holds = ({ task }: { task: string | null }): boolean => task === 'CorrectPortDetails';
  await stage.until(family.device, begun.operation, { holds });
  const former = await stage.place.device({ ...family.person, customers: [] });
  const input = { operationId: begun.operation, takeNewNumber: true };
  await stage.press(former, 'cancelPortIn', input);
  must(stage.attempts(21).length === 0, 'a number was given up by a caller who does not hold it');
};

/** A line whose last activation failed is activated again, and its status comes late. */
export const failedBefore: Scenario = async (stage) => {
  const family = await stage.family();
  const line = lineFor(family, 'esim');
  await stage.control(`lines/${line.customerId}`, { status: 8, activationMsg: 'No' });
  await stage.pass(5 * MINUTE);
  await stage.control('faults', { lag: { row: 20, ms: 3 * MINUTE } });
  const begun = await stage.begin(family.device, activation(line, ''));
  const seen = await stage.ended(family.device, begun.operation);
  must(seen.status === 'SUCCEEDED', `ended ${seen.status}, and the line is active`);
};

/** The process ends right after a request was written. */
export const killedAfterSending: Scenario = async (stage) => {
  const family = await stage.family();
  await stage.control('faults', { lag: { row: 39, ms: 10 * MINUTE } });
  await stage.place.arm({ name: 'F7', where: '/topup/purchase$', skip: 0 });
  await stage.begin(family.device, topUp(stage.shop, lineFor(family, 'active'), 1));
  await stage.place.gateway.ended();
  await stage.place.up();
  await stage.pass(5 * MINUTE);
  const bought = stage.effects('top-up').length;
  must(bought === 1, `${bought} top-ups after a restart`);
};

/** The process ends while a callback is being stored. */
export const killedBeforeStoring: Scenario = async (stage) => {
  const { device, draft } = await stage.newcomer();
  const { operation: id } = await stage.begin(device, draft);
  const url = await stage.link(device, id);
  await stage.place.arm({ name: 'F11', where: '', skip: 0 });
  await stage.place.reach.pay(url);
  await stage.pass(30 * SECOND);
  await stage.place.gateway.ended();
  const lost = stage.place.reach.ledger().callbacks.filter(({ status }) => status === 200);
  must(lost.length === 0, 'a callback was answered 200, and nobody has it');
};

/** An activation waits while the gateway is away for longer than anybody would. */
export const askedLongAgo: Scenario = async (stage) => {
  const family = await stage.family();
  stage.fault({ row: 19, fault: 'status-429' });
  await stage.begin(family.device, activation(lineFor(family, 'esim'), ''));
  await stage.place.kill();
  await stage.pass(20 * MINUTE);
  await stage.place.up();
  await stage.pass(10 * MINUTE);
  must(stage.effects('activation').length === 0, 'activated twenty minutes after it was asked for');
};
