/*
 * Scalars: values checked at the edge, in both directions.
 *
 * Owns   the one scalar of every kind of text, number and token that the schema takes or shows; their forms stand in `scalars/`.
 * Gives  the inside a clean value: without marks that nobody sees, digits without blanks, times as epoch milliseconds.
 * Never  repeats what was sent, and never shows what has a wrong form.
 */
import { amountScalars } from './scalars/amount.ts';
import { contactScalars } from './scalars/contact.ts';
import { deviceNumberScalars } from './scalars/device-number.ts';
import { textScalars } from './scalars/text.ts';
import { tokenScalars } from './scalars/token.ts';

export const scalarResolvers = {
  ...textScalars,
  ...contactScalars,
  ...deviceNumberScalars,
  ...amountScalars,
  ...tokenScalars,
};
