import type { Resolvers } from '../generated/types.ts';
import { lookUp } from './eligibility.ts';
import { lineView } from './line.ts';
import { operationFields } from './operation.ts';

export const portInResolvers = {
  Query: {
    portInEligibility: (_root, { number }, context) =>
      lookUp(
        { about: { number }, ask: () => context.sources.portIn.eligibilityOf(number) },
        context,
      ),
  },
  Mutation: {
    startPortIn: (_root, { input }, { activations, ...context }) =>
      activations.startPortIn(input, context),
    correctPortIn: (_root, { input }, { portInChanges, ...context }) =>
      portInChanges.correct(input, context),
    resubmitPortIn: (_root, { input }, { portInChanges, ...context }) =>
      portInChanges.resubmit(input, context),
    cancelPortIn: (_root, { input }, { portInChanges, ...context }) =>
      portInChanges.cancel(input, context),
  },
  PortInOperation: {
    ...operationFields,
    line: ({ detail }, _args, context) => lineView(detail.account, detail.line, context),
    number: ({ detail }) => detail.number,
    phoneNumber: ({ detail }) => detail.phoneNumber,
    ported: ({ detail }) => detail.ported,
  },
} satisfies Resolvers;
