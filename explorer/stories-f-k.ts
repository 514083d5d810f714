/*
 * Stories F to K: plans, cards, bills, the life of a line, roaming, and the cut-off of data.
 */
import { act, direct, tab, whoAmI, type Tab } from './tab.ts';

const KEY = { idempotencyKey: '{{newKey}}' };
const LINE = { lineId: '{{lineId}}', ...KEY };

const PRICE = 'total { amount currencyCode } tax { amount } expiresAt';

const STORY_F: readonly Tab[] = [
  tab(`
# Story F, for lena: her plan, and to which plans it can be changed. The FCC label must be shown with every plan.
query F1_Plan {
  viewer {
    customers {
      id
      lines {
        id
        plan {
          id
          name
          fccLabel { statements { name value } }
          upgradesTo { id name price { amount } fccLabel { statements { name value } } }
          downgradesTo { id name price { amount } fccLabel { statements { name value } } }
        }
      }
      cards { id last4 isDefault }
    }
  }
}`),
  tab(
    `# What the larger plan costs for the rest of the month.${direct(
      'F2_Quote',
      'quotePlanChange',
      `quote { id changeType effectiveOn newMonthly { amount } ${PRICE} }`,
    )}`,
    { input: { lineId: '{{lineId}}', planId: '{{largerPlanId}}', effective: 'NOW' } },
  ),
  tab(`# Changes it. Watch with A4.${act('F3_Change', 'ChangePlanInput', 'changePlan')}`, {
    input: { quoteId: '{{planQuoteId}}', ...KEY },
  }),
  tab(
    `# When it is done: a smaller plan, which begins with the next cycle.${direct(
      'F4_Smaller',
      'quotePlanChange',
      `quote { id changeType effectiveOn newMonthly { amount } ${PRICE} }`,
    )}`,
    { input: { lineId: '{{lineId}}', planId: '{{smallerPlanId}}', effective: 'NEXT_CYCLE' } },
  ),
  tab(
    `# Changes to it: the operation has succeeded when the platform has noted it.${act(
      'F5_Later',
      'ChangePlanInput',
      'changePlan',
    )}`,
    { input: { quoteId: '{{planQuoteId}}', ...KEY } },
  ),
  tab(
    `# A smaller plan at once is refused: only a larger one can begin now.${direct(
      'F6_Refused',
      'quotePlanChange',
    )}`,
    { input: { lineId: '{{lineId}}', planId: '{{smallerPlanId}}', effective: 'NOW' } },
  ),
];

const STORY_G: readonly Tab[] = [
  tab(whoAmI('G1_Cards', 'Story G, for farah: her cards.')),
  tab(
    `# A page on which a card is added. Open the link, add a card, and run G1 again.${direct(
      'G2_AddCard',
      'createCardLink',
      'link { url expiresAt }',
    )}`,
    { input: { customerId: '{{customerId}}', returnTo: 'sandbox', ...KEY } },
  ),
  tab(
    `# Payments use the second card from now on.${direct(
      'G3_Default',
      'setDefaultCard',
      'card { id last4 isDefault }',
    )}`,
    { input: { customerId: '{{customerId}}', cardId: '{{secondCardId}}', ...KEY } },
  ),
  tab(
    `# Removes the first card. The default card and the last one would be refused.${direct(
      'G4_Delete',
      'deleteCard',
      'cards { id last4 isDefault }',
    )}`,
    { input: { customerId: '{{customerId}}', cardId: '{{cardId}}', ...KEY } },
  ),
  tab(`# The last card is refused.${direct('G5_Last', 'deleteCard', 'cards { id }')}`, {
    input: { customerId: '{{customerId}}', cardId: '{{secondCardId}}', ...KEY },
  }),
];

const STORY_H: readonly Tab[] = [
  tab(`
# Story H, for lena: her bills, what they are for, a link to each, and the invoices that were sent.
query H1_Bills {
  viewer {
    customers {
      id
      bills(first: 3) {
        edges {
          cursor
          node {
            id
            status
            total { amount }
            amountDue { amount }
            items { phoneNumber items { description amount { amount } } }
            invoiceLink { url expiresAt }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
      invoices(first: 3) { edges { node { id invoicedOn status amount { amount } bill { id } } } }
    }
  }
}`),
  tab(`# Sends the bill by e-mail.${direct('H2_Email', 'emailInvoice')}`, {
    input: { billId: '{{billId}}', ...KEY },
  }),
  tab(
    `# Pays it with the default card. Another amount than what is due is refused.${act(
      'H3_Pay',
      'PayBillInput',
      'payBill',
    )}`,
    { input: { billId: '{{billId}}', amount: '{{amountDue}}', ...KEY } },
  ),
];

const STORY_I: readonly Tab[] = [
  tab(`
# Story I, for farah: what can be done with each line now, and why not.
query I1_Actions {
  viewer {
    customers {
      id
      lines {
        id
        firstName
        status
        isPrimary
        actions { action possible certainty until needs blockedBy { code message } }
      }
    }
  }
}`),
  tab(`# Pauses the second line.${act('I2_Suspend', 'SuspendLineInput', 'suspendLine')}`, {
    input: { lineId: '{{secondLineId}}', ...KEY },
  }),
  tab(`# Wakes it up.${act('I3_Restore', 'RestoreLineInput', 'restoreLine')}`, {
    input: { lineId: '{{secondLineId}}', ...KEY },
  }),
  tab(`# Switches it off.${act('I4_Disconnect', 'DisconnectLineInput', 'disconnectLine')}`, {
    input: { lineId: '{{secondLineId}}', ...KEY },
  }),
  tab(
    `# Switches it on again: possible for 30 days.${act('I5_Reconnect', 'ReconnectLineInput', 'reconnectLine')}`,
    { input: { lineId: '{{secondLineId}}', ...KEY } },
  ),
  tab(
    `# Makes it the primary line. Farah then sees her own line only.${act(
      'I6_Primary',
      'MakeLinePrimaryInput',
      'makeLinePrimary',
    )}`,
    { input: { lineId: '{{secondLineId}}', ...KEY } },
  ),
];

const STORY_J: readonly Tab[] = [
  tab(`
# Story J, for lena: where can she roam? Nobody needs to sign in for this.
query J1_Countries {
  roamingCountries { code name }
  viewer { customers { id lines { id } } }
}`),
  tab(
    `
# Packs for a country.
query J2_Packs($countries: [RoamingCountryCode!]!) {
  roamingPacks(countries: $countries) { id name price { amount } validityDays data { amount unit } countries }
}`,
    { countries: ['{{countryCode}}'] },
  ),
  tab(
    `# What it costs.${direct('J3_Quote', 'quoteRoamingPack', `quote { id pack { name } ${PRICE} }`)}`,
    {
      input: { lineId: '{{lineId}}', packId: '{{packId}}' },
    },
  ),
  tab(`# Buys it.${act('J4_Buy', 'PurchaseRoamingPackInput', 'purchaseRoamingPack')}`, {
    input: { quoteId: '{{packQuoteId}}', ...KEY },
  }),
  tab(`
# What she has, and what is left of it.
query J5_Owned {
  viewer {
    customers {
      ownedRoamingPacks { packId pack { name } status validUntil autoRenew usage { used remaining unit } line { id } }
    }
  }
}`),
  tab(`# Lets it renew itself.${direct('J6_Renew', 'setRoamingAutoRenew')}`, {
    input: { lineId: '{{lineId}}', packId: '{{packId}}', autoRenew: true, ...KEY },
  }),
];

/** Lena as the brand's people see her. Ids are opaque; this one is hers in every sandbox. */
export const LENA = 'Q3VzdG9tZXIKMDAwMDAwMDEtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAw';

export const someCustomer = (name: string, comment: string): Tab =>
  tab(
    `
# ${comment}
query ${name}($id: ID!) {
  customer(id: $id) {
    id
    firstName
    lines { id firstName status phoneNumber actions { action possible blockedBy { code } } }
  }
}`,
    { id: LENA },
  );

const STORY_K: readonly Tab[] = [
  someCustomer('K1_Line', 'Story K, for the agent: a customer who is behind with payments.'),
  tab(`# Cuts off mobile data.${direct('K2_Restrict', 'restrictData')}`, { input: LINE }),
  tab(`# Gives it back.${direct('K3_Lift', 'liftDataRestriction')}`, { input: LINE }),
];

export const STORIES_F_TO_K: readonly Tab[] = [
  ...STORY_F,
  ...STORY_G,
  ...STORY_H,
  ...STORY_I,
  ...STORY_J,
  ...STORY_K,
];
