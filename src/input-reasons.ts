/*
 * Input reasons: everything that can be wrong with a field of a form, and the sentence that a customer reads beside the field.
 *
 * Owns   the reasons of `INPUT_INVALID`, wherever the fault is found: a scalar, the form that the schema gives, or a rule of a mutation.
 * Never  holds what was sent: `{max}` and the like are limits of ours.
 */

/** Of any field. */
const FORM = {
  REQUIRED: 'Please fill in this field.',
  TOO_LONG: 'Please use at most {max} characters.',
  TOO_SHORT: 'Please write at least {min} characters.',
  TOO_MANY: 'Please choose at most {max}.',
  NOT_AN_OPTION: 'Please choose one of the options.',
  NOT_A_WHOLE_NUMBER: 'Please enter a whole number.',
  NOT_YES_OR_NO: 'Please choose yes or no.',
  OUT_OF_RANGE: 'Please choose a number from {min} to {max}.',
  EXACTLY_ONE: 'Please fill in exactly one of these fields.',
  WRONG_KIND: 'This field needs another kind of value. Please update the app and try again.',
  UNKNOWN_FIELD: 'This form has a field that we do not know. Please update the app and try again.',
} as const;

/** Of one scalar each. */
const SCALARS = {
  NAME_FORM: 'Please enter a name with at least one letter.',
  STATE_FORM: 'Please enter the state as two letters, for example NY.',
  ZIP_FORM: 'Please enter the five digits of a US ZIP code.',
  COUNTRY_FORM: 'Please choose a country by its code of two letters, for example US.',
  PHONE_NUMBER_FORM: 'Please enter a US phone number with ten digits, for example 212 555 0100.',
  EMAIL_FORM: 'Please enter an e-mail address, for example sam@example.com.',
  IMEI_FORM: 'Please enter the 15 digits of the IMEI. Dial *#06# on the device to see them.',
  IMEI_CHECK_DIGIT:
    'One digit of the IMEI seems to be wrong. Please compare it with what *#06# shows on the device.',
  ICCID_FORM: 'Please enter the 19 or 20 digits that are printed on the SIM card.',
  AMOUNT_FORM: 'Please enter an amount in digits, for example 25.00.',
  DATE_FORM: 'Please choose a day, for example 2026-03-01.',
  TIME_FORM: 'Please choose a time with its zone, for example 2026-03-01T09:30:00Z.',
  URL_FORM: 'Please enter a full https address.',
  CURRENCY_FORM: 'Please choose a currency by its code of three letters, for example USD.',
  CURSOR_FORM: 'This list has changed. Please read it from its beginning.',
  IDEMPOTENCY_KEY_FORM: 'Please send 16 to 64 printable characters without blanks.',
  TRANSFER_PIN_FORM:
    'Please enter the transfer PIN as your carrier gave it, with at most 32 letters, digits and signs.',
  CODE_FORM: 'Please enter the 4 to 10 digits of the code.',
  VOICEMAIL_PIN_FORM: 'Please choose a PIN of 4 to 10 digits.',
  ACCOUNT_NUMBER_FORM: 'Please enter the account number as it is on the bill of your carrier.',
  PROMO_CODE_FORM: 'Please enter the code with letters, digits and dashes only.',
  COUNTRY_LIST_FORM: 'Please choose a country from the list of roaming countries.',
} as const;

/** Of what a mutation is about. */
const RULES = {
  COUNTRY_NOT_SERVED:
    'We deliver to addresses in the United States only. Please choose another one.',
  PLAN_UNKNOWN: 'This plan is not on sale any more. Please choose another one.',
  TOO_MANY_LINES:
    'This plan has no room for this line. Please choose another plan or remove the line.',
  FIRST_NAME_REPEATED: 'Each line needs a first name of its own. Please change one of them.',
  SIM_TYPE_UNKNOWN: 'Please choose an eSIM or a SIM card.',
  SHIPPING_NEEDED: 'Please choose how we send you the SIM card.',
  SHIPPING_NOT_NEEDED: 'There is nothing to send with an eSIM. Please remove the shipping.',
  PROMO_CODE_UNKNOWN: 'We do not know this code. Please check it, or go on without it.',
  RETURN_PAGE_UNKNOWN: 'We cannot return to this page. Please update the app and try again.',
  ACCOUNT_AND_CUSTOMER: 'Please name either a new account or a customer, and not both.',
  CUSTOMER_UNKNOWN: 'We cannot find this account. Please choose one of yours.',
  LINE_UNKNOWN: 'We cannot find this line. Please choose one of your lines.',
  ACCOUNT_OR_CUSTOMER: 'Please fill in a new account, or name a customer and lines of theirs.',
  SUBJECT_NEEDED: 'Please name the person for whom you buy.',
  AGENTS_ONLY: 'Only our support team can use this field. Please leave it out.',
  AMOUNT_TOO_LOW: 'Please enter an amount above zero, in whole cents.',
  NOTHING_TO_CHANGE: 'Nothing would change. Please fill in at least one field.',
  NOTHING_TO_SEARCH: 'Please say at least one thing of what you look for.',
  ID_FORM: 'This id names nothing of this kind. Please copy the whole of it.',
  NOT_OF_THIS_LIST: 'This page is not of this list. Please read the list from its beginning.',
  DECLINED_FIELD: 'This was not accepted. Please check it and try again.',
} as const;

export const INPUT_REASONS = { ...FORM, ...SCALARS, ...RULES } as const;

export type InputReason = keyof typeof INPUT_REASONS;
