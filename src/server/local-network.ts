/*
 * Local network: which names and addresses lead to this machine, or to one beside it.
 *
 * Gives  a sandbox its neighbours: pages of a development server, emulators, phones in the same network.
 * Never  takes a name for local that its owner can lead elsewhere: only `localhost`, and addresses as they are written.
 */
import { BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

const LOCAL = new BlockList();
for (const [address, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  LOCAL.addSubnet(address, bits, 'ipv4');
LOCAL.addAddress('::1', 'ipv6');
for (const [address, bits] of [
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  LOCAL.addSubnet(address, bits, 'ipv6');

/** Loopback, private, link-local, or of this machine; an IPv4 address may be spelt as a socket that also speaks IPv6 spells it. */
export function isLocalAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return LOCAL.check(address, family === 6 ? 'ipv6' : 'ipv4') || isOfThisMachine(address);
}

const isOfThisMachine = (address: string): boolean =>
  Object.values(networkInterfaces()).some((list) => list?.some((one) => one.address === address));

const NAME = /^([a-z\d-]+\.)*localhost$/i;

/** Of a host without its port; an IPv6 address stands in brackets. */
export const isLocalHost = (host: string): boolean =>
  NAME.test(host) || isLocalAddress(host.replace(/^\[(.*)\]$/, '$1'));
