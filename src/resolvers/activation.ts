import type { Resolvers } from '../generated/types.ts';
import { lineView } from './line.ts';
import { operationFields } from './operation.ts';

export const activationResolvers = {
  Query: {
    simCardEligibility: (_root, { iccid }, { sources }) =>
      sources.activation.simCardEligibility(iccid),
  },
  Mutation: {
    activateLine: (_root, { input }, { activations, ...context }) =>
      activations.activate(input, context),
  },
  ActivationOperation: {
    ...operationFields,
    line: ({ detail }, _args, context) => lineView(detail.account, detail.line, context),
    phoneNumber: ({ detail }) => detail.phoneNumber,
    planName: ({ detail }) => detail.planName,
    activatedAt: ({ detail }) => detail.activatedAt,
    activatedOn: ({ detail }) => detail.activatedOn,
  },
} satisfies Resolvers;
