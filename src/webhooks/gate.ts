/*
 * Gate: who may call back.
 *
 * Owns   the path token (two while it is being changed), the address list, and whose address counts behind proxies.
 * Gives  yes or no; a no looks like a path that does not exist.
 * Never  reads a body, and never believes an address that a caller could have written itself.
 *
 * The platform signs nothing, so this only keeps strangers out; what a callback says is read back, also when the platform sent it.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';

interface GateRules {
  /** Values of the path token that are in force; empty when none is used. */
  readonly tokens: readonly string[];
  /** Addresses or CIDR ranges that may use the path without a token; empty when no list is used. */
  readonly allowFrom: readonly string[];
  /** How many proxies of our own stand before the gateway. */
  readonly trustedProxyHops: number;
}

interface Knock {
  /** The first segment of the path, or null on the bare path. */
  readonly token: string | null;
  /** The address of the socket. */
  readonly peer: string | undefined;
  /** The header `x-forwarded-for`, as it came. */
  readonly forwardedFor: string | undefined;
}

export class Gate {
  readonly #tokens: readonly Buffer[];
  readonly #list: BlockList;
  readonly #hops: number;
  readonly #listed: boolean;

  constructor({ tokens, allowFrom, trustedProxyHops }: GateRules) {
    this.#tokens = tokens.map(digest);
    this.#list = listOf(allowFrom);
    this.#listed = allowFrom.length > 0;
    this.#hops = trustedProxyHops;
  }

  /** A right token admits from anywhere. Without one the list decides; with neither token nor list everybody is admitted. */
  admits(knock: Knock): boolean {
    if (knock.token !== null) return this.#knows(knock.token);
    if (!this.#listed) return this.#tokens.length === 0;
    const address = callerAddress(knock, this.#hops);
    return address !== null && this.#list.check(address, familyOf(address));
  }

  /** Every token is compared, and digests have one length, so that the time tells nothing. */
  #knows(token: string): boolean {
    const given = digest(token);
    return this.#tokens.map((known) => timingSafeEqual(known, given)).includes(true);
  }
}

/**
 * The right-most address that was not written by a proxy of ours. Everything left of it is what the caller claims.
 * Null when there are fewer hops than there should be, or when that hop is not an address.
 */
export function callerAddress({ peer, forwardedFor }: Knock, hops: number): string | null {
  const chain = [...(forwardedFor?.split(',') ?? []), peer ?? ''];
  const hop = chain.at(-1 - hops) ?? '';
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

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = familyOf(address);
    const widest = family === 'ipv6' ? 128 : 32;
    list.addSubnet(address, bits === undefined ? widest : Number(bits), family);
  }
  return list;
}
