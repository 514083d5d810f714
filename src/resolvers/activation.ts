import type { Resolvers } from '../generated/types.ts';
import { lookUp } from './eligibility.ts';
import { lineView } from './line.ts';
import { operationFields } from './operation.ts';

export const activationResolvers = {
  Query: {
    simCardEligibility: (_root, { iccid }, context) =>
      lookUp(
        { about: { iccid }, ask: () => context.sources.activation.simCardEligibility(iccid) },
        context,
      ),
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
