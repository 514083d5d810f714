/*
 * Transport: one way to have a stream, and what one attempt at it ends with.
 *
 * Owns   the verdict on errors: which of them end a subscription, which ask for a new token, and which pass by themselves.
 * Never  retries: that is the stream's business.
 */
import { propertiesOf, type Variables } from './selection.ts';

export interface Payload {
  readonly query: string;
  readonly variables?: Variables | undefined;
  readonly operationName?: string | undefined;
}

export interface Result {
  readonly data?: unknown;
  readonly errors?: readonly unknown[] | undefined;
}

export type Outcome =
  /** The server has come to the end of the subscription. */
  | { readonly type: 'ended' }
  /** It will fail in the same way each time. */
  | { readonly type: 'failed'; readonly error: LiveError }
  | { readonly type: 'broken'; readonly retryAfterMs?: number }
  /** The token is not taken any more. */
  | { readonly type: 'refused'; readonly error: LiveError };

/** What a transport knows of the stream that it carries. */
export interface Attempt {
  /** What to send, with the newest cursor. Made anew for every connection. */
  payload(): Payload;
  cursor(): string | null;
  /** The connection works. */
  heard(): void;
  /** An outcome when the stream cannot go on after this result. */
  take(result: Result): Outcome | null;
  /** Everything up to this cursor was received. */
  reached(cursor: string): void;
  readonly signal: AbortSignal;
}

export interface Transport {
  /** It is not a stream, and gives way to one. */
  readonly polls?: true;
  /** Resolves, and never rejects, when the attempt is over. */
  run(attempt: Attempt): Promise<Outcome>;
  /** Drops its connections: they may be dead without anybody knowing. */
  reset(): void;
  /** Finds out soon whether the connection still works. */
  probe?(): void;
  dispose?(): void;
}

/** Errors that GraphQL answered with, or a token that was not taken. */
export class LiveError extends Error {
  override readonly name = 'LiveError';
  readonly errors: readonly unknown[];

  constructor(message: string, errors: readonly unknown[] = []) {
    super(message);
    this.errors = errors;
  }
}

export const BROKEN: Outcome = { type: 'broken' };
export const REFUSED: Outcome = {
  type: 'refused',
  error: new LiveError('UNAUTHENTICATED'),
};

/** Codes that no repetition helps against. */
const FINAL = /^(FORBIDDEN|BAD_|GRAPHQL_|DOCUMENT_|MUTATION_|PERSISTED_)/;

/** What errors instead of an item mean for the stream. */
export function outcomeOf(errors: readonly unknown[]): Outcome {
  const { extensions, message } = propertiesOf(errors[0]);
  const { code, retryAfterMs } = propertiesOf(extensions);
  const error = new LiveError(String(code ?? message), errors);
  if (code === 'UNAUTHENTICATED') return { type: 'refused', error };
  if (FINAL.test(String(code))) return { type: 'failed', error };
  return typeof retryAfterMs === 'number' ? { type: 'broken', retryAfterMs } : BROKEN;
}

/** What the client libraries take a subscription by. */
export interface Sink {
  next(result: Result): void;
  error(error: unknown): void;
  complete(): void;
}

interface Carrier {
  readonly attempt: Attempt;
  readonly begin: (sink: Sink, end: (outcome: Outcome) => void) => () => void;
  readonly outcomeOf: (error: unknown) => Outcome;
}

/** One subscription of a client library as one attempt: whatever happens first ends both. */
export function carried({ attempt, begin, outcomeOf: outcomeOfBreak }: Carrier): Promise<Outcome> {
  let stop = (): void => undefined;
  const over = new Promise<Outcome>((end) => {
    stop = begin(
      {
        next: (result) => {
          const outcome = attempt.take(result);
          if (outcome) end(outcome);
        },
        error: (error) => end(Array.isArray(error) ? outcomeOf(error) : outcomeOfBreak(error)),
        complete: () => end({ type: 'ended' }),
      },
      end,
    );
    attempt.signal.addEventListener('abort', () => end(BROKEN));
  });
  return over.finally(() => stop());
}

/** Waits, or until it is woken. */
export class Rest {
  wake: () => void = () => undefined;

  async for(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
