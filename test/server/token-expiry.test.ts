import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ANONYMOUS, type Caller } from '../../src/access/caller.ts';
import { TokenExpiry } from '../../src/server/token-expiry.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

class Sockets {
  readonly ended: string[] = [];
  readonly #open = new Set<{ readonly caller: Caller; expire: () => void }>();
  readonly #expiry = new TokenExpiry(this.#open);

  open(subject: string, seconds: number | null): () => void {
    const expiresAt = seconds === null ? null : Date.now() + seconds * 1_000;
    const caller: Caller = { ...ANONYMOUS, role: 'CUSTOMER', subject, expiresAt };
    const socket = { caller, expire: () => void this.ended.push(subject) };
    this.#open.add(socket);
    if (expiresAt !== null) this.#expiry.signedIn(expiresAt);
    return () => {
      this.#open.delete(socket);
      this.#expiry.closed();
    };
  }
}

it('tells each socket when its token expires, whichever signed in first', () => {
  const sockets = new Sockets();
  const close = [sockets.open('late', 60), sockets.open('soon', 2), sockets.open('nobody', null)];
  vi.advanceTimersByTime(1_999);
  expect(sockets.ended).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(sockets.ended).toEqual(['soon']);
  close[1]?.();
  close.push(sockets.open('next', 5));
  vi.advanceTimersByTime(5_000);
  expect(sockets.ended).toEqual(['soon', 'next']);
  close[3]?.();
  vi.advanceTimersByTime(53_000);
  expect(sockets.ended).toEqual(['soon', 'next', 'late']);
});

it('keeps no timer once all are closed, and says nothing to a socket that is', () => {
  const sockets = new Sockets();
  const close = sockets.open('gone', 2);
  expect(vi.getTimerCount()).toBe(1);
  close();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(10_000);
  expect(sockets.ended).toEqual([]);
});
