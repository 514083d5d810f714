import { describe, expect, it } from 'vitest';
import { callerAddress } from '../../src/peer.ts';
import { Gate } from '../../src/webhooks/gate.ts';

const NOBODY = { token: null, peer: undefined, forwardedFor: undefined };
const gateWith = (rules: Partial<ConstructorParameters<typeof Gate>[0]>) =>
  new Gate({ tokens: [], allowFrom: [], trustedProxyHops: 0, ...rules });

describe('the gate', () => {
  it('is open on the bare path when neither token nor list is set', () => {
    expect(gateWith({}).admits({ ...NOBODY, peer: '203.0.113.9' })).toBe(true);
  });

  it('takes both tokens while they are being changed, and no other', () => {
    const gate = gateWith({ tokens: ['old-token', 'new-token'] });
    const admitted = ['old-token', 'new-token', 'new-toke', 'new-token1', ''].map((token) =>
      gate.admits({ ...NOBODY, token }),
    );
    expect(admitted).toEqual([true, true, false, false, false]);
  });

  it('takes no token when none is set', () => {
    expect(gateWith({}).admits({ ...NOBODY, token: '' })).toBe(false);
    expect(gateWith({}).admits({ ...NOBODY, token: 'anything' })).toBe(false);
  });

  it('closes the bare path once a token is set, but to the list', () => {
    const gate = gateWith({
      tokens: ['token'],
      allowFrom: ['198.51.100.0/24', '2001:db8::/32', '192.0.2.7'],
    });
    const admits = (peer: string) => gate.admits({ ...NOBODY, peer });
    expect(gateWith({ tokens: ['token'] }).admits({ ...NOBODY, peer: '198.51.100.1' })).toBe(false);
    expect(['198.51.100.1', '::ffff:198.51.100.1', '2001:db8::5', '192.0.2.7'].map(admits)).toEqual(
      [true, true, true, true],
    );
    expect(['198.51.101.1', '2001:db9::5', '192.0.2.8', ''].map(admits)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('obeys the list without a token, too', () => {
    const gate = gateWith({ allowFrom: ['198.51.100.0/24'] });
    expect(gate.admits({ ...NOBODY, peer: '203.0.113.9' })).toBe(false);
  });

  it('does not let a caller write its own address', () => {
    const forged = { ...NOBODY, peer: '203.0.113.9', forwardedFor: '198.51.100.1' };
    expect(gateWith({ allowFrom: ['198.51.100.0/24'] }).admits(forged)).toBe(false);
    const behindOne = gateWith({ allowFrom: ['198.51.100.0/24'], trustedProxyHops: 1 });
    expect(behindOne.admits({ ...forged, forwardedFor: '198.51.100.1, 203.0.113.77' })).toBe(false);
    expect(behindOne.admits({ ...forged, forwardedFor: '203.0.113.77, 198.51.100.1' })).toBe(true);
  });
});

describe('the address of a caller', () => {
  const chain = { token: null, peer: '10.0.0.1', forwardedFor: '1.1.1.1, 2.2.2.2 ,3.3.3.3' };

  it('is as many hops from the right as there are proxies', () => {
    expect([0, 1, 2, 3].map((hops) => callerAddress(chain, hops))).toEqual([
      '10.0.0.1',
      '3.3.3.3',
      '2.2.2.2',
      '1.1.1.1',
    ]);
  });

  it.each([
    ['10.1.2.3:4433', '10.1.2.3'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['2001:db8::1', '2001:db8::1'],
    ['"[2001:db8::1]:443"', '2001:db8::1'],
    ['[::ffff:10.1.2.3]:80', '10.1.2.3'],
    ['fe80::1%eth0', 'fe80::1'],
    ['10.1.2.3:99999999', null],
    ['[10.1.2.3', null],
    ['10.1.2.3:80:80', null],
    ['unknown', null],
    ['_hidden', null],
  ])('is read as balancers write it: %s', (forwardedFor, address) => {
    expect(callerAddress({ ...chain, forwardedFor }, 1)).toBe(address);
  });

  it('is unknown when a proxy was passed by, or when it is no address', () => {
    expect(callerAddress(chain, 4)).toBeNull();
    expect(callerAddress({ ...chain, forwardedFor: undefined }, 1)).toBeNull();
    expect(callerAddress({ ...chain, forwardedFor: 'localhost' }, 1)).toBeNull();
  });
});
