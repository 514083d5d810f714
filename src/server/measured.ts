/*
 * Measured: how long operations of clients take, reported once each, on every channel.
 *
 * Gives  Apollo a plug-in for HTTP, and sockets and streams a wrapper; of a subscription the way to its beginning is measured.
 * Never  takes a name from a document that was refused: it may hold anything.
 */
import type { ApolloServerPlugin } from '@apollo/server';
import {
  getOperationAST,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
} from 'graphql';
import type { Caller } from '../access/caller.ts';
import type { GraphqlChannel } from '../metrics/graphql.ts';
import type { Telemetry } from '../telemetry.ts';

interface Requester {
  readonly caller: Pick<Caller, 'role'>;
  /** When the request or message came, by `performance.now()`. */
  readonly receivedAt: number;
}

interface Answered extends Requester {
  readonly channel: GraphqlChannel;
  /** Null for an operation without a name, and for a document that was refused. */
  readonly name: string | null;
  readonly refused: boolean;
  readonly failed: boolean;
}

function report(telemetry: Telemetry, answered: Answered): void {
  const { channel, name, refused, failed, caller, receivedAt } = answered;
  telemetry.graphqlAnswered({
    ...{ channel, outcome: failed ? 'error' : 'ok', ms: performance.now() - receivedAt },
    name: refused ? REFUSED : name,
    isKnown: !refused && caller.role !== 'ANONYMOUS',
  });
}

/** Never a name that a client can give, so that it is one of the others. */
const REFUSED = '(refused)';

/** An answer of HTTP, before it is written. */
export function httpAnswered(
  telemetry: Telemetry,
  { caller, receivedAt }: Requester,
  {
    result,
    ...answered
  }: Pick<Answered, 'name' | 'refused'> & { result: FormattedExecutionResult },
): void {
  const failed = (result.errors?.length ?? 0) > 0;
  report(telemetry, { ...answered, caller, receivedAt, channel: 'http', failed });
}

/** `isRefused`: whether the document that Apollo runs stands for one that was refused. */
export const measuring = <C extends Requester>(
  telemetry: Telemetry,
  isRefused: (document: unknown) => boolean,
): ApolloServerPlugin<C> => ({
  requestDidStart: async () => ({
    async willSendResponse({ contextValue, document, operation, response: { body } }) {
      const result = body.kind === 'single' ? body.singleResult : {};
      const refused = document === undefined || isRefused(document);
      const name = operation?.name?.value ?? null;
      httpAnswered(telemetry, contextValue, { name, refused, result });
    },
  }),
});

interface Measuring {
  readonly telemetry: Telemetry;
  readonly channel: GraphqlChannel;
  readonly requester: Requester;
}

/** Runs what was admitted. */
export async function measured<T extends ExecutionResult | AsyncIterable<unknown>>(
  { telemetry, channel, requester }: Measuring,
  { document, operationName }: ExecutionArgs,
  work: () => Promise<T> | T,
): Promise<T> {
  const name = getOperationAST(document, operationName)?.name?.value ?? null;
  const { caller, receivedAt } = requester;
  const answered = { caller, receivedAt, channel, name, refused: false };
  try {
    const result = await work();
    report(telemetry, { ...answered, failed: 'errors' in result && result.errors !== undefined });
    return result;
  } catch (error) {
    report(telemetry, { ...answered, failed: true });
    throw error;
  }
}

/** What throws was not admitted. */
export function admitted<T>({ telemetry, channel, requester }: Measuring, admit: () => T): T {
  try {
    return admit();
  } catch (error) {
    const { caller, receivedAt } = requester;
    report(telemetry, { caller, receivedAt, channel, name: null, refused: true, failed: true });
    throw error;
  }
}
