import type { Resolvers } from '../generated/types.ts';
import {
  dataRestriction,
  recordDeparture,
  resetVoicemailPin,
  sendSms,
} from '../operations/support.ts';
import { lineView } from './line.ts';
import { operationFields } from './operation.ts';

export const supportResolvers = {
  Mutation: {
    resetCustomer: (_root, { input }, { lineWork, ...context }) => lineWork.reset(input, context),
    resetVoicemailPin: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(input, resetVoicemailPin, context),
    sendSms: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(input, sendSms, context),
    recordDeparture: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(input, recordDeparture, context),
    restrictData: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(input, dataRestriction(true), context),
    liftDataRestriction: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(input, dataRestriction(false), context),
  },
  CustomerResetOperation: {
    ...operationFields,
    line: ({ detail }, _args, context) => lineView(detail.account, detail.line, context),
  },
} satisfies Resolvers;
