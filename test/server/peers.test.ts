import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PeerCut } from '../../src/metrics/peers.ts';
import {
  LOOK_MS,
  MAX_CONNECTIONS,
  MAX_HELD_BYTES,
  MAX_HELD_IN_ALL_BYTES,
} from '../../src/server/peer-limits.ts';
import type { PeerConnection } from '../../src/server/peer-connection.ts';
import { Peers } from '../../src/server/peers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A connection that writes as much as a test says. */
class FakeSocket extends EventEmitter {
  destroyed = false;
  bytesWritten = 0;
  writableLength = 0;
  writableEnded = false;
  readonly remoteAddress: string;

  constructor(remoteAddress: string) {
    super();
    this.remoteAddress = remoteAddress;
  }

  destroy(): void {
    this.destroyed = true;
    setImmediate(() => this.emit('close'));
  }

  resetAndDestroy(): void {
    this.destroy();
  }
}

class Door {
  readonly cut: PeerCut[] = [];
  readonly peers: Peers;
  readonly #server = new EventEmitter();

  constructor({ direct = true } = {}) {
    this.peers = new Peers({ direct, onCut: (reason) => void this.cut.push(reason) });
    this.peers.watch(this.#server as unknown as Server);
  }

  open(address: string): { socket: FakeSocket; peer: PeerConnection } {
    const socket = new FakeSocket(address);
    this.#server.emit('connection', socket);
    return { socket, peer: this.peers.of(socket as unknown as Socket) };
  }

  many(count: number, address: (n: number) => string) {
    return Array.from({ length: count }, (_, n) => this.open(address(n)));
  }
}

const open = (all: readonly { socket: FakeSocket }[]): number =>
  all.filter(({ socket }) => !socket.destroyed).length;
const look = (count: number): void => void vi.advanceTimersByTime(count * LOOK_MS);
const MIB = 1_024 * 1_024;

describe('Connections', () => {
  it('of one network are five hundred, and the newest takes the place of the oldest that is idle', () => {
    const door = new Door();
    const busy = door.many(10, () => '192.0.2.1');
    for (const { peer } of busy) peer.request();
    const idle = door.many(490, () => '192.0.2.1');
    const others = door.many(500, (n) => `2001:db8:0:${n}::1`);

    const newer = door.many(3, () => '192.0.2.1');

    expect([busy, idle, others, newer].map(open)).toEqual([10, 487, 500, 3]);
    expect(idle.slice(0, 3).every(({ socket }) => socket.destroyed)).toBe(true);
    expect(door.cut).toEqual(Array(3).fill('too-many-connections'));
  });

  it.each([
    ['an IPv6 network', (n: number) => `2001:db8:0:1:${n.toString(16)}::1`],
    ['an IPv4 address as IPv6 shows it', (n: number) => (n % 2 ? '' : '::ffff:') + '192.0.2.1'],
  ])('count together within %s', (_what, address) => {
    const all = new Door().many(600, address);
    expect(open(all)).toBe(500);
  });

  it('are refused when all of the network are at work, and one that does not read gives way', () => {
    const door = new Door();
    const busy = door.many(500, () => '192.0.2.1');
    for (const { peer } of busy) peer.request();

    expect(open([door.open('192.0.2.1')])).toBe(0);
    expect(open([door.open('192.0.2.2')])).toBe(1);

    busy[7]?.peer.sends(10_000);
    look(2);
    expect(open([door.open('192.0.2.1')])).toBe(1);
    expect([open(busy), busy[7]?.socket.destroyed]).toEqual([499, true]);
  });

  it('of people count by person, not by network', () => {
    const door = new Door();
    const phones = door.many(400, () => '192.0.2.1');
    for (const [n, { peer }] of phones.entries()) peer.signedIn(`person ${n}`);
    const more = door.many(400, () => '192.0.2.1');
    for (const [n, { peer }] of more.entries()) peer.signedIn(`person ${400 + n}`);
    const strangers = door.many(700, () => '192.0.2.1');

    expect([phones, more, strangers].map(open)).toEqual([400, 400, 500]);
  });

  it('of one person are five hundred, from anywhere', () => {
    const door = new Door();
    const all = door.many(600, (n) => `192.0.2.${n % 200}`);
    for (const { peer } of all) {
      peer.signedIn('sam');
      peer.signedIn('sam');
    }
    expect(open(all)).toBe(500);
    expect(open(all.slice(0, 100))).toBe(0);
  });

  it('change hands on a server of the brand, and are counted once', () => {
    const door = new Door();
    const { peer, socket } = door.open('192.0.2.1');
    for (let n = 0; n < 1_000; n += 1) peer.signedIn(`person ${n}`);
    const { connections } = door.peers.counts();
    expect(connections.http).toEqual({ anonymous: 0, 'signed-in': 1 });
    socket.emit('close');
    expect(door.peers.counts().connections.http).toEqual({ anonymous: 0, 'signed-in': 0 });
  });

  it('of a proxy of ours are not counted by its address', () => {
    const all = new Door({ direct: false }).many(2_000, () => '10.0.0.1');
    for (const { peer } of all) peer.signedIn('sam');
    expect(open(all)).toBe(2_000);
  });

  it('of all together are bounded, and the largest crowd gives way', () => {
    const door = new Door({ direct: false });
    const crowd = door.many(MAX_CONNECTIONS - 100, () => '192.0.2.1');
    const few = door.many(200, (n) => `198.51.100.${n}`);
    expect([open(few), open(crowd)]).toEqual([200, MAX_CONNECTIONS - 200]);
  });

  it('that ask much before they are answered are cut', () => {
    const door = new Door();
    const { peer, socket } = door.open('192.0.2.1');
    for (let n = 0; n < 4; n += 1) peer.request();
    expect(socket.destroyed).toBe(false);
    peer.request();
    expect([socket.destroyed, door.cut]).toEqual([true, ['pipelining']]);
  });
});

describe('What is held for a peer', () => {
  it('is a mebibyte, in bodies and answers together, and nothing once it is cut', () => {
    const door = new Door();
    const { peer, socket } = door.open('192.0.2.1');
    peer.receives(MIB / 4);
    const left = peer.sends(MIB / 2);
    peer.sends(MIB / 4);
    expect([socket.destroyed, door.peers.counts().held]).toEqual([false, MAX_HELD_BYTES]);
    left();
    left();
    expect(door.peers.counts().held).toBe(MIB / 2);
    peer.sends(MIB / 2 + 1)();
    expect([socket.destroyed, door.cut]).toEqual([true, ['buffer']]);
    peer.sends(MIB)();
    expect(door.peers.counts()).toMatchObject({ held: 0, mostHeld: 0 });
  });

  it('may wait seven looks without progress, and any longer while some of it leaves', () => {
    const door = new Door();
    const [deaf, slow, fast] = door.many(3, () => '192.0.2.1');
    if (!deaf || !slow || !fast) throw new Error('three were opened');
    for (const { peer, socket } of [deaf, slow, fast]) {
      peer.sends(100_000);
      Object.assign(socket, { bytesWritten: 100_000, writableLength: 100_000 });
    }
    look(7);
    expect(deaf.socket.destroyed).toBe(false);
    for (let n = 0; n < 23; n += 1) {
      slow.socket.writableLength -= 1_000;
      fast.peer.sends(1)();
      look(1);
    }
    expect([deaf, slow, fast].map(({ socket }) => socket.destroyed)).toEqual([true, false, true]);
    slow.socket.writableLength -= 1_000;
    look(1);
    expect(door.cut).toEqual(['deaf', 'deaf', 'slow']);
  });

  it('may be a file, which takes its time', () => {
    const door = new Door();
    const [taken, left] = door.many(2, () => '192.0.2.1');
    for (const one of [taken, left]) one?.peer.sends(64_000, { isFile: true });
    for (let n = 0; n < 100; n += 1) {
      if (taken) taken.socket.bytesWritten += 10;
      look(1);
    }
    expect([taken, left].map((one) => one?.socket.destroyed)).toEqual([false, true]);
    expect(door.cut).toEqual(['deaf']);
  });

  it('may wait again as long when it had left meanwhile', () => {
    const { peer, socket } = new Door().open('192.0.2.1');
    for (let n = 0; n < 10; n += 1) {
      const left = peer.sends(1_000);
      look(7);
      left();
    }
    expect(socket.destroyed).toBe(false);
  });

  it('is bounded for all together: whoever holds the most gives way, the longest waiting first', () => {
    const door = new Door();
    const honest = door.many(20, (n) => `198.51.100.${n}`);
    for (const { peer } of honest) peer.sends(20_000);
    const greedy = door.many(200, () => '192.0.2.1');
    for (const { peer } of greedy) {
      peer.sends(MIB - 1_000);
      expect(door.peers.counts().held).toBeLessThanOrEqual(MAX_HELD_IN_ALL_BYTES);
    }
    expect(open(honest)).toBe(20);
    expect(open(greedy)).toBeLessThan(129);
    expect(greedy.slice(0, 60).every(({ socket }) => socket.destroyed)).toBe(true);
    expect(new Set(door.cut)).toEqual(new Set(['memory']));
  });

  it('is that of a person wherever they are, when it is looked for whoever holds the most', () => {
    const door = new Door();
    const own = door.many(200, (n) => `203.0.113.${n}`);
    const carrier = door.many(100, () => '192.0.2.1');
    for (const [n, { peer }] of carrier.entries()) peer.signedIn(`person ${n}`);
    for (const { peer } of carrier) peer.sends(500_000);
    for (const { peer } of own) peer.signedIn('greedy');
    for (const { peer } of own) peer.sends(MIB - 1_000);
    expect(open(carrier)).toBe(100);
    expect(open(own)).toBeLessThan(90);
  });
});
