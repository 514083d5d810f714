import type { Resolvers } from '../generated/types.ts';
import {
  liftDataRestriction,
  recordDeparture,
  resetVoicemailPin,
  restrictData,
  sendSms,
} from '../operations/support.ts';
import { lineView } from './line.ts';
import { operationFields } from './operation.ts';

export const supportResolvers = {
  Mutation: {
    resetCustomer: (_root, { input }, { lineWork, ...context }) => lineWork.reset(input, context),
    resetVoicemailPin: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(resetVoicemailPin, input, context),
    sendSms: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(sendSms, input, context),
    recordDeparture: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(recordDeparture, input, context),
    restrictData: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(restrictData, input, context),
    liftDataRestriction: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(liftDataRestriction, input, context),
  },
  CustomerResetOperation: {
    ...operationFields,
    line: ({ detail }, _args, context) => lineView(detail.account, detail.line, context),
  },
} satisfies Resolvers;
