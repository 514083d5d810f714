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
  const address = withoutPort(hop.trim().replace(/^"|"$/g, '')).replace(MAPPED_V4, '');
  return isIP(address) === 0 ? null : address;
}

/** `10.1.2.3:4433`, `[2001:db8::1]:443`, `[2001:db8::1]` and `fe80::1%eth0` as balancers write them. */
function withoutPort(hop: string): string {
  const bracketed = /^\[([^\]]*)\](:\d{1,5})?$/.exec(hop)?.[1];
  const plain = bracketed ?? /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/.exec(hop)?.[1] ?? hop;
  return plain.replace(/%[\w.-]+$/, '');
}

/** An IPv4 address as a socket that also speaks IPv6 shows it. */
const MAPPED_V4 = /^::ffff:(?=\d+\.)/i;

/**
 * The network whose members count as one: an IPv4 address, or the first 64 bits of an IPv6 address, which one subscriber has for
 * themselves. All of unknown address are one.
 */
export function networkOf(address: string | null): string {
  if (address === null) return 'unknown';
  if (isIP(address) === 4) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = groupsIn(head);
  const zeros = tail === undefined ? 0 : 8 - before.length - groupsIn(tail).length;
  const groups = [
    ...before,
    ...Array<string>(Math.max(zeros, 0)).fill('0'),
    ...groupsIn(tail ?? ''),
  ];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/** A dotted end stands for two groups. */
const groupsIn = (part: string): string[] =>
  part
    .split(':')
    .flatMap((group) => (group === '' ? [] : group.includes('.') ? ['0', '0'] : [group]));
