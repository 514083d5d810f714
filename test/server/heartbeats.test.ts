import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Heartbeats } from '../../src/server/heartbeats.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('come to each socket twelve seconds after it was opened, and every twelve seconds from then on', () => {
  const beats: string[] = [];
  const heartbeats = new Heartbeats();
  const open = (name: string) => heartbeats.add({ beat: () => void beats.push(name) });
  open('first');
  vi.advanceTimersByTime(5_000);
  open('second');
  vi.advanceTimersByTime(6_999);
  expect(beats).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(beats).toEqual(['first']);
  vi.advanceTimersByTime(5_000);
  expect(beats).toEqual(['first', 'second']);
  vi.advanceTimersByTime(12_000);
  expect(beats).toEqual(['first', 'second', 'first', 'second']);
});

it('end with the socket, and the last one ends the timer', () => {
  const beats: string[] = [];
  const heartbeats = new Heartbeats();
  const socket = { beat: () => void beats.push('beat') };
  const step = heartbeats.add(socket);
  heartbeats.remove(socket, step);
  heartbeats.remove(socket, step);
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(60_000);
  expect(beats).toEqual([]);
  heartbeats.add(socket);
  expect(vi.getTimerCount()).toBe(1);
});
