/*
 * Orders: what a process of a bench does when the bench asks for it.
 *
 * Gives  each answer over the channel that the process was started with. The process ends when the bench does.
 */
import process from 'node:process';

/** By name. Everything that goes in and out is plain data. */
export type Orders = Readonly<Record<string, (given: never) => unknown>>;

export interface Asked {
  readonly id: number;
  readonly name: string;
  readonly given: unknown;
}

export interface Answered {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

export function follow(orders: Orders): void {
  const named = new Map<string, (given: never) => unknown>(Object.entries(orders));
  const answer = (one: Answered): void => void process.send?.(one);
  process.on('message', ({ id, name, given }: Asked) => {
    Promise.resolve()
      // What arrives is what the bench's own types let it send.
      .then(() => named.get(name)?.(given as never))
      .then(
        (value) => answer({ id, value: value ?? null }),
        (error: unknown) =>
          answer({ id, error: String(error instanceof Error ? error.stack : error) }),
      );
  });
  process.on('disconnect', () => process.exit(0));
  answer({ id: 0 });
}
