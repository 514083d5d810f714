/*
 * Direct change list: every change that is answered by its result.
 *
 * Owns   the list by which the engine finds a change again after a restart. A new one is a line here.
 */
import { createCardLink, deleteCard, setDefaultCard, updateCard } from './card.ts';
import { updateCustomer } from './customer.ts';
import type { AnyDirectChange } from './engine/direct-change.ts';
import { emailInvoice } from './invoice-email.ts';
import { setRoamingAutoRenew } from './roaming-renewal.ts';
import type { ReturnPages } from './sales/return-pages.ts';
import { cancelShipment } from './shipment.ts';
import { requestSimSwapCode, type CodeRequests } from './sim-swap-code.ts';
import {
  liftDataRestriction,
  recordDeparture,
  resetVoicemailPin,
  restrictData,
  sendSms,
} from './support.ts';

interface Dependencies {
  readonly returnPages: ReturnPages;
  readonly codeRequests: CodeRequests;
}

export const directChangesOf = ({
  returnPages,
  codeRequests,
}: Dependencies): readonly AnyDirectChange[] => [
  createCardLink(returnPages),
  setDefaultCard,
  updateCard,
  deleteCard,
  updateCustomer,
  cancelShipment,
  emailInvoice,
  setRoamingAutoRenew,
  sendSms,
  resetVoicemailPin,
  recordDeparture,
  restrictData,
  liftDataRestriction,
  requestSimSwapCode(codeRequests),
];
