import type { Resolvers } from '../generated/types.ts';
import { requestSimSwapCode } from '../operations/sim-swap-code.ts';
import { lineView } from './line.ts';
import { operationFields } from './operation.ts';

export const simSwapResolvers = {
  Mutation: {
    swapSim: (_root, { input }, { lineWork, ...context }) => lineWork.swapSim(input, context),
    requestSimSwapCode: (_root, { input }, { directChanges, codeRequests, ...context }) =>
      directChanges.make(requestSimSwapCode(codeRequests), input, context),
    confirmSimSwap: (_root, { input }, { lineWork, ...context }) =>
      lineWork.confirmSimSwap(input, context),
  },
  RequestSimSwapCodePayload: {
    codeRequestId: ({ value }) => value?.codeRequestId ?? null,
    expiresAt: ({ value }) => value?.expiresAt ?? null,
  },
  SimSwapOperation: {
    ...operationFields,
    line: ({ detail }, _args, context) => lineView(detail.account, detail.line, context),
    simType: ({ detail }) => detail.simType,
  },
} satisfies Resolvers;
