import type { RequestContext } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';
import {
  liftDataRestriction,
  recordDeparture,
  resetVoicemailPin,
  restrictData,
  sendSms,
} from '../operations/support.ts';
import type { LineResult } from '../operations/operation-views.ts';
import { lineView } from './line.ts';
import type { LineView } from './line-view.ts';
import { operationFields } from './operation.ts';

/** Of a payload: the line that was changed, as it is now. */
const changedLine = (
  { account, value }: LineResult,
  _args: object,
  context: RequestContext,
): Promise<LineView | null> | null => account && value && lineView(account, value, context);

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
  RestrictDataPayload: { line: changedLine },
  LiftDataRestrictionPayload: { line: changedLine },
  CustomerResetOperation: {
    ...operationFields,
    line: ({ detail }, _args, context) => lineView(detail.account, detail.line, context),
  },
} satisfies Resolvers;
