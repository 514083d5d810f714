/*
 * Problems: the refusals and failures that clients see as data, with what helps against each.
 *
 * Owns   the usual remedy of every `ProblemCode` of the schema, its reasons, and the public sentence of each reason.
 * Never  throws; a refusal is an answer.
 *
 * `code` and `reason` together are the stable key of a sentence, by which an app can show one of its own. A test holds docs/errors.md to it.
 */
import { INPUT_REASONS } from './input-reasons.ts';

export type Remedy =
  | 'NONE'
  | 'FIX_INPUT'
  | 'NEW_QUOTE'
  | 'TRY_AGAIN'
  | 'WAIT'
  | 'WATCH'
  | 'CONTACT_SUPPORT'
  | 'SIGN_IN_AGAIN'
  | 'USE_CODE'
  | 'UNLOCK_LINE';

export interface ProblemEntry {
  readonly remedy: Remedy;
  readonly reasons: Readonly<Record<string, string>>;
}

export const PROBLEMS = {
  INPUT_INVALID: { remedy: 'FIX_INPUT', reasons: INPUT_REASONS },
  NOT_FOUND: {
    remedy: 'FIX_INPUT',
    reasons: {
      QUOTE: 'We cannot find this offer any more. Please ask for a new one.',
      LINE: 'We cannot find this line. Please choose one of your lines.',
      CUSTOMER: 'We cannot find this account. Please choose one of yours.',
      CARD: 'We cannot find this card. Please choose another one, or add it again.',
      BILL: 'We cannot find this bill. Please open your bills again.',
      PACK: 'We cannot find this roaming pack. Please choose another one.',
      SERVICE: 'This is not on sale any more. Please choose another one.',
      OPERATION: 'We cannot find this request. Please open it again from your list.',
      CODE_REQUEST:
        'This code was asked for another line or too long ago. Please ask for a new one.',
      CALLBACK: 'This callback is not one of this operation.',
      TRANSACTION: 'The platform knows no such transaction of this customer.',
      RIGHT_LOST: 'You cannot change this account any more. Nothing was sent.',
      NOT_AT_PLATFORM: 'This does not exist any more. Please read it again.',
    },
  },
  IDEMPOTENCY_KEY_REUSED: {
    remedy: 'FIX_INPUT',
    reasons: { OTHER_INPUT: 'This was sent before with other details. Please start it again.' },
  },
  OUTCOME_PENDING: {
    remedy: 'WATCH',
    reasons: {
      EARLIER_REQUEST:
        'We are still checking an earlier request, so nothing new was sent. Please wait for it.',
      SOMEBODY_ELSE:
        'We are still checking an earlier request. Nothing new was sent; please try again later.',
    },
  },
  ASK_EXPIRED: {
    remedy: 'TRY_AGAIN',
    reasons: { WAITED_TOO_LONG: 'This took too long, so nothing was sent. Please try again.' },
  },
  QUOTE_STALE: {
    remedy: 'NEW_QUOTE',
    reasons: {
      EXPIRED: 'This offer has run out. Please look at the new price and confirm it.',
      PRICE_CHANGED: 'The price has changed. Please look at the new one and confirm it.',
      SPENT:
        'This offer was used for a purchase that did not go through. Please ask for a new one.',
      GONE: 'This offer is no longer there. Please ask for a new one.',
    },
  },
  NOT_AVAILABLE_HERE: {
    remedy: 'NONE',
    reasons: {
      NO_COVERAGE: 'Our network does not reach this address yet. Please try another address.',
    },
  },
  EMAIL_TAKEN: {
    remedy: 'FIX_INPUT',
    reasons: {
      HAS_ACCOUNT:
        'There is an account with this e-mail address already. Please sign in, or use another address.',
    },
  },
  CONFLICT: {
    remedy: 'CONTACT_SUPPORT',
    reasons: {
      PLATFORM_STATE:
        'This is not possible as things are now. Please contact us and we will look into it.',
      UNDER_WAY: 'Another request is under way. Please wait until it is done.',
      NEEDS_NOBODY: 'This needs nobody any more. Please look at it again.',
      NEVER_SENT: 'There is nothing to send for this.',
    },
  },
  PLATFORM_DECLINED: {
    remedy: 'CONTACT_SUPPORT',
    reasons: { DECLINED: 'We could not do this. Please contact us and we will help you.' },
  },
  PLATFORM_DENIED: {
    remedy: 'CONTACT_SUPPORT',
    reasons: {
      NOT_ENTITLED: 'We cannot do this for you right now. Our team knows; please contact us.',
    },
  },
  PLATFORM_UNAVAILABLE: {
    remedy: 'TRY_AGAIN',
    reasons: {
      UNREACHABLE:
        'Our network does not answer right now, so nothing was changed. Please try again.',
      NEVER_ARRIVED: 'Your request did not arrive, so nothing was changed. Please try again.',
    },
  },
  PLATFORM_UNREADABLE: {
    remedy: 'CONTACT_SUPPORT',
    reasons: {
      UNREADABLE:
        'We got an answer that we cannot use, so nothing was sent. Please contact us and we will help you.',
    },
  },
  PLATFORM_BUSY: {
    remedy: 'WAIT',
    reasons: { TOO_MANY_CALLS: 'There is a lot going on right now. Please try again in a moment.' },
  },
  PAYMENT_DECLINED: {
    remedy: 'NEW_QUOTE',
    reasons: { CARD_DECLINED: 'Your bank declined the payment. Please try another card.' },
  },
  PURCHASE_FAILED: {
    remedy: 'NEW_QUOTE',
    reasons: {
      NOT_COMPLETED: 'The purchase did not go through. Please ask for a new offer and try again.',
    },
  },
  LINK_NOT_RENEWABLE: {
    remedy: 'WATCH',
    reasons: {
      NOT_NEEDED: 'You do not need a new payment link. Please look at your purchase.',
      JUST_EXPIRED: 'The last payment link has only just run out. Please try again in two minutes.',
    },
  },
  LINE_NOT_READY: {
    remedy: 'NONE',
    reasons: {
      OPERATION_RUNNING: 'Another change of this line is under way. Please wait until it is done.',
      BEING_SET_UP: 'The line is busy right now. Please try again later.',
      WRONG_STATE: 'The line cannot do this as it is now. Please look at what it offers.',
      IS_PRIMARY: 'This is the primary line already.',
      PORTED_OUT: 'The number of this line has moved to another carrier.',
      NO_ACCOUNT_YET: 'The account is still being set up. Please try again later.',
    },
  },
  STEP_UP_REQUIRED: {
    remedy: 'SIGN_IN_AGAIN',
    reasons: { SIGN_IN_TOO_OLD: 'To keep your account safe, please sign in once more for this.' },
  },
  CODE_REQUIRED: {
    remedy: 'USE_CODE',
    reasons: {
      ONE_TIME_CODE:
        'To keep your number safe, we need a code for this. Please ask for one and enter it.',
    },
  },
  LINE_LOCKED: {
    remedy: 'UNLOCK_LINE',
    reasons: {
      UNLOCK_FIRST: 'This line is locked. Please unlock it first, which takes 24 hours.',
      UNLOCKS_LATER: 'This line is still locked. Please try again at the time shown.',
    },
  },
  SIM_NOT_ELIGIBLE: {
    remedy: 'FIX_INPUT',
    reasons: {
      NOT_ACCEPTED:
        'This SIM card cannot be activated. Please check its number, or use another card.',
    },
  },
  DEVICE_NOT_COMPATIBLE: {
    remedy: 'FIX_INPUT',
    reasons: {
      NO_ESIM: 'This device does not work with our eSIM. Please use another device or a SIM card.',
    },
  },
  ACTIVATION_FAILED: {
    remedy: 'TRY_AGAIN',
    reasons: { NETWORK_DECLINED: 'The line could not be activated. Please try again.' },
  },
  NUMBER_NOT_PORTABLE: {
    remedy: 'FIX_INPUT',
    reasons: {
      NOT_ELIGIBLE: 'This number cannot be moved to us. Please check it, or take a new number.',
    },
  },
  PORT_IN_NOT_CORRECTABLE: {
    remedy: 'WATCH',
    reasons: {
      WRONG_STATE:
        'The move of your number cannot be changed right now. Please look at where it is.',
    },
  },
  HOLDER_ONLY: {
    remedy: 'NONE',
    reasons: { NOT_PRIMARY: 'Only the owner of the account can do this. Please ask them.' },
  },
  RECONNECT_TOO_LATE: {
    remedy: 'NONE',
    reasons: {
      OVER_30_DAYS: 'The line was switched off more than 30 days ago. Please order a new one.',
    },
  },
  PLAN_NOT_OFFERED: {
    remedy: 'FIX_INPUT',
    reasons: {
      NOT_A_TARGET: 'Your plan cannot be changed to this one. Please choose another plan.',
    },
  },
  CHANGE_FAILED: {
    remedy: 'TRY_AGAIN',
    reasons: { NOT_COMPLETED: 'The change did not go through. Please try again.' },
  },
  CODE_WRONG: {
    remedy: 'FIX_INPUT',
    reasons: {
      NOT_ACCEPTED: 'The code is not right, or has run out. Please check it or ask for a new one.',
    },
  },
  TOO_MANY_GUESSES: {
    remedy: 'WAIT',
    reasons: {
      LOCKED: 'There were too many wrong codes. Please try again later.',
      PORT_IN_DETAILS:
        'Your carrier turned these details down several times. Please check them, and try again later.',
      VOICEMAIL_PIN: 'This PIN could not be set several times. Please try again later.',
      CARD_LINK: 'This page could not be opened several times. Please try again later.',
      EMAIL_ADDRESS:
        'Several e-mail addresses could not be used. Please check yours, and try again later.',
      ELIGIBILITY: 'You have checked many devices, SIM cards or numbers. Please try again later.',
    },
  },
  TOO_OFTEN: {
    remedy: 'WAIT',
    reasons: { LIMIT: 'You have asked for this several times. Please try again later.' },
  },
  BILL_PAID: {
    remedy: 'NONE',
    reasons: { ALREADY_PAID: 'This bill is paid already. There is nothing left to do.' },
  },
  NOTHING_TO_PAY: {
    remedy: 'NONE',
    reasons: {
      ZERO_OR_CREDIT: 'There is nothing to pay on this bill: it comes to zero, or to a credit.',
    },
  },
  BILL_CHANGED: {
    remedy: 'FIX_INPUT',
    reasons: {
      OTHER_AMOUNT: 'The bill has another amount now. Please look at it again before you pay.',
    },
  },
  CARD_IN_USE: {
    remedy: 'NONE',
    reasons: {
      DEFAULT_OR_LAST:
        'The default card and the last card cannot be removed. Please choose another default card first.',
    },
  },
  SHIPMENT_LEFT: {
    remedy: 'NONE',
    reasons: { NOT_CANCELLABLE: 'The parcel has left already, or there is none to cancel.' },
  },
  SETTLE_TOO_EARLY: {
    remedy: 'WAIT',
    reasons: {
      MIN_AGE: 'It is too early to settle this by hand. Please wait until the time shown.',
    },
  },
  SETTLE_OWN: {
    remedy: 'CONTACT_SUPPORT',
    reasons: { OWN_REQUEST: 'You asked for this yourself. Please let a colleague settle it.' },
  },
  SETTLED_BY_SUPPORT: {
    remedy: 'CONTACT_SUPPORT',
    reasons: {
      DID_NOT_HAPPEN: 'We looked into it: it did not happen. Please contact us if you need help.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;

export type ProblemCode = keyof typeof PROBLEMS;

/** The reasons that a problem of this code may have. */
export type ReasonOf<C extends ProblemCode> = keyof (typeof PROBLEMS)[C]['reasons'] & string;
