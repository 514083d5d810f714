/*
 * Peer: the address from which a request came.
 *
 * Owns   whose address counts behind proxies, and which addresses are one network.
 * Never  believes an address that a caller could have written itself.
 */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

interface Hops {
  /** The address of the socket. */
  readonly peer: string | undefined;
  /** The header `x-forwarded-for`, as it came. */
  readonly forwardedFor: string | undefined;
}

export function hopsOf({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): Hops {
  const forwarded = headers['x-forwarded-for'];
  return {
    peer: socket.remoteAddress,
    forwardedFor: Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
  };
}

/**
 * The right-most address that was not written by a proxy of ours. Everything left of it is what the caller claims.
 * Null when there are fewer hops than there should be, or when that hop is not an address.
 */
export function callerAddress({ peer, forwardedFor }: Hops, trustedHops: number): string | null {
  const chain = [...(forwardedFor?.split(',') ?? []), peer ?? ''];
  const hop = chain.at(-1 - trustedHops) ?? '';
  const address = unmapped(withoutPort(hop.trim().replace(/^"|"$/g, '')));
  return isIP(address) === 0 ? null : address;
}

/** `10.1.2.3:4433`, `[2001:db8::1]:443`, `[2001:db8::1]` and `fe80::1%eth0` as balancers write them. */
function withoutPort(hop: string): string {
  const bracketed = /^\[([^\]]*)\](:\d{1,5})?$/.exec(hop)?.[1];
  const plain = bracketed ?? /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/.exec(hop)?.[1] ?? hop;
  return plain.replace(/%[\w.-]+$/, '');
}

/**
 * The network whose members count as one: an IPv4 address, or the first 64 bits of an IPv6 address, which one subscriber has for
 * themselves. All of unknown address are one.
 */
export function networkOf(address: string | null): string {
  if (address === null) return 'unknown';
  if (isIP(address) === 4) return address;
  const network = groupsOf(address).slice(0, 4);
  return `${network.map((group) => group.toString(16)).join(':')}::/64`;
}

/** As IPv4 where an IPv6 address wraps one (`::ffff:a.b.c.d`, in any spelling), as a socket that speaks both shows it. */
function unmapped(address: string): string {
  if (isIP(address) !== 6) return address;
  const groups = groupsOf(address);
  const [high = 0, low = 0] = groups.slice(6);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return isMapped ? [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.') : address;
}

/** All eight, of a valid IPv6 address. */
function groupsOf(address: string): readonly number[] {
  const [head = '', tail] = address.split('::');
  const [before, after] = [groupsIn(head), groupsIn(tail ?? '')];
  const zeros = tail === undefined ? 0 : Math.max(8 - before.length - after.length, 0);
  return [...before, ...Array<number>(zeros).fill(0), ...after];
}

const groupsIn = (part: string): readonly number[] =>
  part.split(':').flatMap((group) => {
    if (group === '') return [];
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  });
