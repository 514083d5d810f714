/*
 * Gate: who may call back.
 *
 * Owns   the path token (two while it is being changed) and the address list.
 * Gives  yes or no; a no looks like a path that does not exist.
 * Never  reads a body.
 *
 * The platform signs nothing, so this only keeps strangers out; what a callback says is read back, also when the platform sent it.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { callerAddress } from '../peer.ts';

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
