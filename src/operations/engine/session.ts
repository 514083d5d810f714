/*
 * Session: who asks, what they may use, and the data sources of their request.
 *
 * Gives  each mutation its name and its input as the schema coerced it, by which a repeated key is told from a reused one.
 */
import type { Caller } from '../../access/caller.ts';
import type { Access } from '../../access/ownership.ts';
import type { StepUp, StepUpNeed } from '../../access/step-up.ts';
import type { DataSources } from '../../datasources/sources.ts';

export interface Session {
  readonly caller: Caller;
  readonly access: Access;
  /** Whether the sign-in was fresh when it was asked. */
  readonly stepUp: StepUp;
  readonly sources: DataSources;
}

/** A mutation as it was sent. */
export interface MutationRequest {
  /** The name of its field. */
  readonly mutation: string;
  /** Its input as the schema coerced it. */
  readonly input: Readonly<Record<string, unknown>>;
  /** When it asks for a fresh sign-in, as the schema has it. */
  readonly stepUpNeed: StepUpNeed;
  /** When an answer must be given, in milliseconds of `performance.now()`. */
  readonly answerBy: number;
  /** The id of the HTTP request that it came in. */
  readonly requestId: string | null;
}

export interface MutationSession extends Session {
  readonly request: MutationRequest;
}
