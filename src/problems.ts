/*
 * Problems: the refusals and failures that clients see as data, with what helps against each.
 *
 * Owns   the public sentence and the usual remedy of every `ProblemCode` of the schema.
 * Never  throws; a refusal is an answer.
 */
export const PROBLEMS = {
  INPUT_INVALID: { sentence: 'Please check this field.', remedy: 'FIX_INPUT' },
  NOT_FOUND: { sentence: 'This does not exist.', remedy: 'FIX_INPUT' },
  IDEMPOTENCY_KEY_REUSED: {
    sentence: 'This idempotency key was used for something else.',
    remedy: 'FIX_INPUT',
  },
  OUTCOME_PENDING: {
    sentence: 'We are still checking an earlier request, so nothing new was sent.',
    remedy: 'WATCH',
  },
  ASK_EXPIRED: {
    sentence: 'This waited too long and was not sent. Please ask again.',
    remedy: 'TRY_AGAIN',
  },
  QUOTE_STALE: { sentence: 'The quote can no longer be bought.', remedy: 'NEW_QUOTE' },
  NOT_AVAILABLE_HERE: { sentence: 'The service is not available at this address.', remedy: 'NONE' },
  EMAIL_TAKEN: {
    sentence: 'There is an account with this e-mail address already.',
    remedy: 'FIX_INPUT',
  },
  CONFLICT: { sentence: 'The present state does not allow this.', remedy: 'CONTACT_SUPPORT' },
  PLATFORM_DECLINED: { sentence: 'The platform declined the request.', remedy: 'CONTACT_SUPPORT' },
  PLATFORM_DENIED: {
    sentence: 'The platform does not let the brand do this.',
    remedy: 'CONTACT_SUPPORT',
  },
  PLATFORM_UNAVAILABLE: {
    sentence: 'The platform cannot be reached right now.',
    remedy: 'TRY_AGAIN',
  },
  PLATFORM_UNREADABLE: {
    sentence: 'The platform gave an answer that cannot be read.',
    remedy: 'CONTACT_SUPPORT',
  },
  PLATFORM_BUSY: { sentence: 'The platform is busy.', remedy: 'WAIT' },
  PAYMENT_DECLINED: { sentence: 'The payment was declined.', remedy: 'NEW_QUOTE' },
  PURCHASE_FAILED: { sentence: 'The purchase did not go through.', remedy: 'NEW_QUOTE' },
  LINK_NOT_RENEWABLE: { sentence: 'A new link for payment is not needed.', remedy: 'WATCH' },
  LINE_NOT_READY: { sentence: 'The line is not in a state that allows this.', remedy: 'NONE' },
  SIM_NOT_ELIGIBLE: { sentence: 'This SIM card cannot be activated.', remedy: 'FIX_INPUT' },
  DEVICE_NOT_COMPATIBLE: {
    sentence: 'This device cannot be used with an eSIM of the brand.',
    remedy: 'FIX_INPUT',
  },
  ACTIVATION_FAILED: { sentence: 'The line could not be activated.', remedy: 'TRY_AGAIN' },
  NUMBER_NOT_PORTABLE: { sentence: 'This number cannot be moved.', remedy: 'FIX_INPUT' },
  PORT_IN_NOT_CORRECTABLE: { sentence: 'The port-in cannot be changed now.', remedy: 'WATCH' },
  HOLDER_ONLY: { sentence: 'Only the holder of the primary line may do this.', remedy: 'NONE' },
  RECONNECT_TOO_LATE: { sentence: 'The line was switched off too long ago.', remedy: 'NONE' },
  PLAN_NOT_OFFERED: { sentence: 'The plan cannot be changed to this one.', remedy: 'FIX_INPUT' },
  CHANGE_FAILED: { sentence: 'The change did not go through.', remedy: 'TRY_AGAIN' },
  CODE_WRONG: { sentence: 'The code is not right, or has run out.', remedy: 'FIX_INPUT' },
  TOO_MANY_GUESSES: { sentence: 'There were too many wrong codes.', remedy: 'WAIT' },
  TOO_OFTEN: { sentence: 'This was asked for too often.', remedy: 'WAIT' },
  BILL_PAID: { sentence: 'The bill is paid already.', remedy: 'NONE' },
  NOTHING_TO_PAY: { sentence: 'There is nothing to pay on this bill.', remedy: 'NONE' },
  BILL_CHANGED: { sentence: 'The bill has another amount now.', remedy: 'FIX_INPUT' },
  CARD_IN_USE: {
    sentence: 'The default card and the last card cannot be removed.',
    remedy: 'NONE',
  },
  SHIPMENT_LEFT: { sentence: 'The parcel has left already.', remedy: 'NONE' },
  SETTLE_TOO_EARLY: {
    sentence: 'It is too early to settle this by hand.',
    remedy: 'WAIT',
  },
  SETTLE_OWN: {
    sentence: 'Another person must settle what you asked for yourself.',
    remedy: 'CONTACT_SUPPORT',
  },
  SETTLED_BY_SUPPORT: {
    sentence: 'Support looked into it: it did not happen.',
    remedy: 'CONTACT_SUPPORT',
  },
} as const;
