/*
 * Secrets: everything that may be tried a few times only, and one try at each.
 */
import { act, direct, firstCustomer, firstLine } from './actions.ts';
import type { Client } from './client.ts';
import { ESIM, PORT, until } from './lines.ts';
import { AGENT, LENA, PETRA } from './people.ts';
import { ACCOUNT, newKey, quote, submit } from './shopper.ts';
import type { Person } from './tokens.ts';
import type { World } from './world.ts';

export interface Secret {
  /** Where the try arrives. */
  readonly row: number;
  readonly as: Person;
  readonly purpose: string;
  /** What one client needs for its tries. `n` makes each try another one. */
  prepare(client: Client, world: World): Promise<(n: number) => Promise<any>>;
}

const NEW_SIM = '8901260000000000025';

/** The line of Lena, as an agent names it. */
const lenasLine = async (world: World): Promise<string> =>
  (await firstLine(await world.as(LENA))).id;

export const SECRETS: Readonly<Record<string, Secret>> = {
  'the code of a SIM swap': {
    ...{ row: 67, as: LENA, purpose: 'ONE_TIME_CODE' },
    async prepare(lena) {
      const { id: lineId } = await firstLine(lena);
      const { codeRequestId } = await direct(
        ...[lena, 'requestSimSwapCode', { lineId }, 'codeRequestId'],
      );
      const sim = { lineId, codeRequestId, iccid: NEW_SIM, simType: 'ESIM' };
      return (n) => act(lena, 'confirmSimSwap', { ...sim, code: String(100_000 + n) });
    },
  },
  'the details of a port-in': {
    ...{ row: 19, as: PETRA, purpose: 'PORT_IN_DETAILS' },
    async prepare(petra) {
      const { id: lineId } = await firstLine(petra);
      return (n) =>
        act(petra, 'startPortIn', { ...PORT, lineId, sim: ESIM, transferPin: String(1_000 + n) });
    },
  },
  'a corrected detail of a port-in': {
    ...{ row: 21, as: PETRA, purpose: 'PORT_IN_DETAILS' },
    async prepare(petra, world) {
      const { id: lineId } = await firstLine(petra);
      const begun = await act(petra, 'startPortIn', { ...PORT, lineId, transferPin: '9999' });
      const operationId = begun.operation.id;
      await until(world, petra, [operationId, 'WAITING_FOR_CUSTOMER']);
      await world.pass(16 * 60_000);
      return (n) => act(petra, 'correctPortIn', { operationId, correction: corrections(n) });
    },
  },
  'the PIN of a voicemail': {
    ...{ row: 38, as: AGENT, purpose: 'VOICEMAIL_PIN' },
    async prepare(agent, world) {
      const lineId = await lenasLine(world);
      return (n) => direct(agent, 'resetVoicemailPin', { lineId, pin: String(1_000 + n) });
    },
  },
  'a page to add a card': {
    ...{ row: 12, as: LENA, purpose: 'CARD_LINK' },
    async prepare(lena) {
      const { id: customerId } = await firstCustomer(lena);
      return () => direct(lena, 'createCardLink', { customerId, returnTo: 'shop' });
    },
  },
  'the address of an account': {
    ...{ row: 26, as: LENA, purpose: 'EMAIL_ADDRESS' },
    async prepare(lena) {
      const { id: customerId } = await firstCustomer(lena);
      return (n) => direct(lena, 'updateCustomer', { customerId, email: `${n}@example.com` });
    },
  },
  'the address of a new account, when it is quoted': {
    ...{ row: 8, as: { sub: 'quoter' }, purpose: 'EMAIL_ADDRESS' },
    prepare: async (quoter) => (n) => quote(quoter, newAccount(n)),
  },
  'the address of a new account, when it is bought': {
    ...{ row: 9, as: { sub: 'buyer' }, purpose: 'EMAIL_ADDRESS' },
    prepare: async (buyer) => async (n) => {
      const { quote: quoted, ...refused } = await quote(buyer, newAccount(n));
      return quoted ? submit(buyer, quoted.id, { idempotencyKey: newKey() }) : refused;
    },
  },
};

const newAccount = (n: number): object => ({
  account: { ...ACCOUNT, email: `new${n}@example.com` },
});

/** One after the other, since they count together. */
const corrections = (n: number): object => {
  const turn = [
    { transferPin: String(1_000 + n) },
    { accountNumber: String(445_000 + n) },
    { billingZip: String(10_000 + n) },
  ];
  return turn[n % turn.length] ?? {};
};
