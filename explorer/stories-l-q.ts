/*
 * Stories L to Q: swaps, credit, data, parcels, what the platform notifies, and what agents do.
 */
import { someCustomer } from './stories-f-k.ts';
import { act, direct, tab, whoAmI, type Tab } from './tab.ts';

const KEY = { idempotencyKey: '{{newKey}}' };
const LINE = { lineId: '{{lineId}}', ...KEY };
const PRICE = 'total { amount currencyCode } tax { amount } expiresAt';
const NEW_SIM = { iccid: '8901260000000000025', simType: 'ESIM' };

const STORY_L: readonly Tab[] = [
  tab(whoAmI('L1_Line', 'Story L, for lena: her line and its number.')),
  tab(
    `# Another number. It takes a few minutes of the sandbox's time: watch with A4, and go on when it is done.${act(
      'L2_Number',
      'SwapNumberInput',
      'swapNumber',
    )}`,
    { input: { ...LINE, zip: '10001' } },
  ),
  tab(
    `# Another SIM needs a code. The simulator shows it at /_simulator/messages; it is always 246810.${direct(
      'L3_Code',
      'requestSimSwapCode',
      'codeRequestId expiresAt',
    )}`,
    { input: LINE },
  ),
  tab(
    `# A wrong code is refused with CODE_WRONG, and the line keeps its SIM.${act(
      'L4_Wrong',
      'ConfirmSimSwapInput',
      'confirmSimSwap',
    )}`,
    { input: { ...LINE, codeRequestId: '{{codeRequestId}}', code: '111111', ...NEW_SIM } },
  ),
  tab(
    `# Confirms it. Five wrong codes lock the line for a quarter of an hour.${act(
      'L5_Confirm',
      'ConfirmSimSwapInput',
      'confirmSimSwap',
    )}`,
    { input: { ...LINE, codeRequestId: '{{codeRequestId}}', code: '246810', ...NEW_SIM } },
  ),
  tab(
    `# When that is done: another SIM without a code, as for a card that is broken.${act(
      'L6_Sim',
      'SwapSimInput',
      'swapSim',
    )}`,
    { input: { ...LINE, iccid: '8901260000000000033', simType: 'ESIM' } },
  ),
];

const STORY_M: readonly Tab[] = [
  tab(`
# Story M, for lena: her credit for calls abroad.
query M1_Credit {
  viewer {
    customers {
      id
      internationalCalling {
        balance { amount }
        usage { destination minutes amount { amount } }
        purchases { at amount { amount } status }
      }
    }
  }
}`),
  tab(
    `# What ten dollars of credit cost.${direct(
      'M2_Quote',
      'quoteCallingCredit',
      `quote { id credit { amount } ${PRICE} }`,
    )}`,
    { input: { customerId: '{{customerId}}', amount: '10.00' } },
  ),
  tab(`# Buys it.${act('M3_Buy', 'PurchaseCallingCreditInput', 'purchaseCallingCredit')}`, {
    input: { quoteId: '{{creditQuoteId}}', ...KEY },
  }),
];

const STORY_N: readonly Tab[] = [
  tab(`
# Story N, for lena: how much data is left, and what more of it is sold.
query N1_Usage {
  viewer { customers { id lines { id usage(kind: DATA) { used limit unit cycleEnd } } } }
  catalog { services { id name kind price { amount } } }
}`),
  tab(`# What it costs.${direct('N2_Quote', 'quoteTopUp', `quote { id quantity ${PRICE} }`)}`, {
    input: { lineId: '{{lineId}}', serviceId: '{{topUpServiceId}}', quantity: 1 },
  }),
  tab(`# Buys it.${act('N3_Buy', 'PurchaseTopUpInput', 'purchaseTopUp')}`, {
    input: { quoteId: '{{topUpQuoteId}}', ...KEY },
  }),
];

const STORY_O: readonly Tab[] = [
  tab(whoAmI('O1_Parcel', 'Story O, for paul: where his parcel is.')),
  tab(
    `# Calls it off. Paul's has arrived long ago, so that this is refused; a parcel that waits can be called off.${direct(
      'O2_Cancel',
      'cancelShipment',
      'shipment { status }',
    )}`,
    { input: { customerId: '{{customerId}}', ...KEY } },
  ),
];

const STORY_P: readonly Tab[] = [
  tab(`
# Story P, for lena: where an app that went to sleep begins.
query P1_Start {
  changes { endCursor hasMore reset changes { __typename } }
  viewer { customers { id } }
}`),
  tab(
    `
# Listen, and send a notification on the simulator's page: a usage alert, a new device, a number that leaves.
subscription P2_Listen($customerId: ID!) {
  customerEvents(customerId: $customerId) {
    __typename
    ... on StreamItem { cursor }
    ... on UsageAlert { thresholdPercent }
    ... on DeviceChanged { expected }
  }
}`,
    { customerId: '{{customerId}}' },
  ),
  tab(
    `
# What an app that slept has missed.
query P3_Missed($after: Cursor) {
  changes(after: $after) { changes { __typename } endCursor hasMore reset }
}`,
    { after: '{{cursor}}' },
  ),
];

const STORY_Q: readonly Tab[] = [
  someCustomer('Q1_Customer', 'Story Q, for the agent: a customer on the phone.'),
  tab(`# A text message.${direct('Q2_Sms', 'sendSms')}`, {
    input: { ...LINE, text: 'We have set up your line anew.' },
  }),
  tab(`# Another PIN for the voicemail.${direct('Q3_Voicemail', 'resetVoicemailPin')}`, {
    input: { ...LINE, pin: '4711' },
  }),
  tab(`# The customer is leaving.${direct('Q4_Departure', 'recordDeparture')}`, {
    input: { ...LINE, reason: 'PORT_OUT', note: 'moves abroad' },
  }),
  tab(
    `# Sets the line up anew. Watch with A4.${act('Q5_Reset', 'ResetCustomerInput', 'resetCustomer')}`,
    { input: LINE },
  ),
  tab(`
# What needs a person now.
query Q6_Attention {
  operationsNeedingAttention { edges { node { id status startedAt } } }
}`),
];

export const STORIES_L_TO_Q: readonly Tab[] = [
  ...STORY_L,
  ...STORY_M,
  ...STORY_N,
  ...STORY_O,
  ...STORY_P,
  ...STORY_Q,
];
