import { describe, expect, it } from 'vitest';
import { callerAddress, networkOf } from '../src/peer.ts';

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8:1:2:3:4:5::', '2001:db8:1:2::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    [null, 'unknown'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('an IPv4 address that a proxy writes as IPv6', () => {
  it.each([
    '::ffff:192.0.2.7',
    '::FFFF:192.0.2.7',
    '::ffff:c000:207',
    '0:0:0:0:0:ffff:192.0.2.7',
    '0000:0000:0000:0000:0000:ffff:c000:0207',
    '[::ffff:c000:207]:4433',
    '"[0::ffff:192.0.2.7]:80"',
    '::ffff:192.0.2.7%eth0',
  ])('is that address, so that nobody shares what they may have with all others: %s', (hop) => {
    const address = callerAddress({ peer: '10.0.0.1', forwardedFor: hop }, 1);
    expect([address, networkOf(address)]).toEqual(['192.0.2.7', '192.0.2.7']);
  });

  it.each(['::192.0.2.7', '::fffe:192.0.2.7', '0:0:0:0:1:ffff:192.0.2.7', '::ffff:0:192.0.2.7'])(
    'is none where it only looks like it: %s',
    (hop) => {
      expect(callerAddress({ peer: hop, forwardedFor: undefined }, 0)).toBe(hop);
    },
  );
});
