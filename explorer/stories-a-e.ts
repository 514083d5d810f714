/*
 * Stories A to E: a customer buys, renews, activates and brings a number.
 */
import { act, ADDRESS, tab, watch, whoAmI, type Tab } from './tab.ts';

const STORY_A: readonly Tab[] = [
  tab(
    `
# Story A, for sam: a new customer. Is the address covered, and what is sold? The FCC label must be shown with every plan.
query A1_Plans($address: AddressInput!) {
  coverage(address: $address) { available strength5g strength4g asOf }
  catalog {
    asOf
    stale
    plans {
      id
      name
      price { amount currencyCode }
      maxLines
      data { unlimited megabytes }
      fccLabel { statements { name value } }
    }
    services { id name kind price { amount } }
  }
}`,
    { address: ADDRESS },
  ),
  tab(
    `
# Sign in as sam above. The plan is the second one of the tab before.
mutation A2_Quote($input: QuotePurchaseInput!) {
  quotePurchase(input: $input) {
    outcome
    problems { code reason message field remedy }
    quote {
      id
      kind
      expiresAt
      dueToday { total { amount } simKit { amount } activation { amount } shipping { amount } tax { amount } }
      estimatedMonthly { total { amount } plan { amount } discount { amount } tax { amount } }
    }
  }
}`,
    {
      input: {
        account: {
          firstName: 'Sam',
          lastName: 'Shopper',
          email: 'sam@example.com',
          phoneNumber: '2125550100',
          billingAddress: ADDRESS,
          shippingAddress: ADDRESS,
        },
        lines: [{ planId: '{{planId}}', simType: 'ESIM', firstName: 'Sam', lastName: 'Shopper' }],
        returnTo: 'sandbox',
      },
    },
  ),
  tab(`# Buys what the quote shows.${act('A3_Buy', 'SubmitPurchaseInput', 'submitPurchase')}`, {
    input: { quoteId: '{{quoteId}}', idempotencyKey: '{{newKey}}' },
  }),
  tab(
    watch(
      'A4_Watch',
      'A link to pay at appears after a few seconds. Open it, pay, and watch the purchase succeed.',
    ),
  ),
  tab(
    `# When the link has run out unpaid: a new one. While the old one works, or once it is paid, this is refused.${act(
      'A5_Renew',
      'RenewPaymentLinkInput',
      'renewPaymentLink',
    )}`,
    { input: { operationId: '{{operationId}}', idempotencyKey: '{{newKey}}' } },
  ),
  tab(
    whoAmI(
      'A6_Customer',
      'After the purchase: sam is a customer, with a line that waits to be activated.',
    ),
  ),
  tab(
    `# Activates the eSIM of the line.${act('A7_Activate', 'ActivateLineInput', 'activateLine')}`,
    {
      input: {
        lineId: '{{lineId}}',
        sim: { imei: '356938035643809' },
        idempotencyKey: '{{newKey}}',
      },
    },
  ),
];

const STORY_B: readonly Tab[] = [
  tab(
    whoAmI(
      'B1_Customer',
      'Story B, for lena: a customer with a saved card, and what is sold.',
    ).replace(
      /\}\s*$/,
      `  catalog {
    plans { id name price { amount } fccLabel { statements { name value } } }
  }
}`,
    ),
  ),
  tab(
    `
# A further line. For a renewal, give lineId in the line.
mutation B2_Quote($input: QuotePurchaseInput!) {
  quotePurchase(input: $input) {
    outcome
    problems { code reason message field remedy }
    quote { id kind expiresAt dueToday { total { amount } } estimatedMonthly { total { amount } } }
  }
}`,
    {
      input: {
        customerId: '{{customerId}}',
        lines: [{ planId: '{{planId}}', simType: 'ESIM', firstName: 'Leo', lastName: 'Line' }],
        returnTo: 'sandbox',
      },
    },
  ),
  tab(
    `# Paid with the saved card: no page to pay at.${act('B3_Buy', 'SubmitPurchaseInput', 'submitPurchase')}`,
    {
      input: { quoteId: '{{quoteId}}', cardId: '{{cardId}}', idempotencyKey: '{{newKey}}' },
    },
  ),
];

const STORY_C: readonly Tab[] = [
  tab(whoAmI('C1_Line', 'Story C, for paul: his SIM card has arrived.')),
  tab(
    `
# Can the card be used?
query C2_Sim($iccid: Iccid!) {
  simCardEligibility(iccid: $iccid) { eligible platformMessage }
}`,
    { iccid: '8901260000000000017' },
  ),
  tab(
    `# It takes 2 to 10 minutes of the sandbox's time. Watch with A4.${act('C3_Activate', 'ActivateLineInput', 'activateLine')}`,
    {
      input: {
        lineId: '{{lineId}}',
        sim: { iccid: '8901260000000000017' },
        idempotencyKey: '{{newKey}}',
      },
    },
  ),
];

const STORY_D: readonly Tab[] = [
  tab(whoAmI('D1_Line', 'Story D, for erin: she has bought an eSIM line.')),
  tab(
    `
# Does her device take an eSIM?
query D2_Device($imei: Imei!) {
  deviceCompatibility(imei: $imei) { compatible make model esimCapable platformMessage }
}`,
    { imei: '356938035643809' },
  ),
  tab(`# Activates it.${act('D3_Activate', 'ActivateLineInput', 'activateLine')}`, {
    input: { lineId: '{{lineId}}', sim: { imei: '356938035643809' }, idempotencyKey: '{{newKey}}' },
  }),
];

const STORY_E: readonly Tab[] = [
  tab(whoAmI('E1_Line', 'Story E, for petra: she brings her number.')),
  tab(
    `
# Can the number be moved?
query E2_Number($number: PhoneNumber!) {
  portInEligibility(number: $number) { eligible carrier platformMessage }
}`,
    { number: '2125550142' },
  ),
  tab(
    `# The PIN is wrong on purpose. Watch with E4.${act('E3_Start', 'StartPortInInput', 'startPortIn')}`,
    {
      input: {
        lineId: '{{lineId}}',
        sim: { imei: '356938035643809' },
        number: '2125550142',
        carrier: 'Other Mobile',
        accountNumber: '445566',
        transferPin: '9999',
        billingZip: '10001',
        idempotencyKey: '{{newKey}}',
      },
    },
  ),
  tab(
    watch(
      'E4_Watch',
      'The losing carrier declines after some minutes: then correct it with E5, or call it off with E6.',
    ),
  ),
  tab(`# The right PIN.${act('E5_Correct', 'CorrectPortInInput', 'correctPortIn')}`, {
    input: {
      operationId: '{{operationId}}',
      correction: { transferPin: '0142' },
      idempotencyKey: '{{newKey}}',
    },
  }),
  tab(
    `# Calls it off; with takeNewNumber the line gets a new number instead.${act('E6_Cancel', 'CancelPortInInput', 'cancelPortIn')}`,
    {
      input: { operationId: '{{operationId}}', takeNewNumber: true, idempotencyKey: '{{newKey}}' },
    },
  ),
];

export const STORIES_A_TO_E: readonly Tab[] = [
  ...STORY_A,
  ...STORY_B,
  ...STORY_C,
  ...STORY_D,
  ...STORY_E,
];
