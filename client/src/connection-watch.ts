/*
 * Connection watch: what the device knows of its network, and the library does not.
 *
 * Owns   the signs that connections are dead (the network came back, the device slept) or may be (the page is looked at again).
 * Never  decides what to do then.
 *
 * A device that sleeps stops timers: one that comes much too late tells of it.
 */
import type { Timing } from './timing.ts';

export interface WatchOptions {
  readonly onDead: () => void;
  readonly onDoubt: () => void;
  readonly timing: Timing;
  readonly now: () => number;
}

interface Page {
  readonly visibilityState?: string;
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}

/** Returns how to end it. */
export function watchConnection({ onDead, onDoubt, timing, now }: WatchOptions): () => void {
  const { tickMs, sleptMs } = timing;
  let ticked = now();
  const ticks = setInterval(() => {
    const late = now() - ticked - tickMs;
    ticked = now();
    if (late > sleptMs) onDead();
  }, tickMs);
  const page: Page | undefined = Reflect.get(globalThis, 'document');
  const onVisible = (): void => {
    if (page?.visibilityState === 'visible') onDoubt();
  };
  // React Native has a `window` that tells nothing.
  const network: Partial<Page> | undefined = Reflect.get(globalThis, 'window');
  network?.addEventListener?.('online', onDead);
  page?.addEventListener('visibilitychange', onVisible);
  return () => {
    clearInterval(ticks);
    network?.removeEventListener?.('online', onDead);
    page?.removeEventListener('visibilitychange', onVisible);
  };
}
