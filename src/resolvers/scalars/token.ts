/*
 * Tokens: what programs hand on, and secrets that people type.
 *
 * Never  shows a secret: to show one is a defect, and is refused as such. Never cleans what a program made.
 */
import { asTyped, plain } from './clean-text.ts';
import { matching, never, scalar } from './scalar.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Which hosts a link may name is settled where the link is read; here only the form is. */
function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname)) ? text : null;
}

/** Codes come in groups: `123 456`. */
const digitsOnly = (text: string): string => plain(text).replace(/[ -]/g, '');

export const tokenScalars = {
  URL: scalar({ name: 'URL', reason: 'URL_FORM', parse: webAddress }),
  Cursor: scalar({
    ...{ name: 'Cursor', reason: 'CURSOR_FORM' },
    parse: matching(/^[\w.~=-]{1,512}$/),
  }),
  IdempotencyKey: scalar({
    ...{ name: 'IdempotencyKey', reason: 'IDEMPOTENCY_KEY_FORM', show: never },
    parse: matching(/^[!-~]{16,64}$/),
  }),
  TransferPin: scalar({
    ...{ name: 'TransferPin', reason: 'TRANSFER_PIN_FORM', show: never },
    parse: matching(/^[ -~]{1,32}$/, asTyped),
  }),
  OneTimeCode: scalar({
    ...{ name: 'OneTimeCode', reason: 'CODE_FORM', show: never },
    parse: matching(/^\d{4,10}$/, digitsOnly),
  }),
  VoicemailPin: scalar({
    ...{ name: 'VoicemailPin', reason: 'VOICEMAIL_PIN_FORM', show: never },
    parse: matching(/^\d{4,10}$/, plain),
  }),
};
