import { describe, expect, it } from 'vitest';
import { SocketRoom, type RoomMember } from '../../src/server/socket-room.ts';

interface Member extends RoomMember {
  readonly gone: () => boolean;
}

function member(network: string, state: Partial<RoomMember> = {}): Member {
  let gone = false;
  return {
    ...{ network, isSilent: false, isUnanswered: false, isIdle: true },
    ...{ gone: () => gone, giveWay: () => void (gone = true) },
    ...state,
  };
}

const NOBODY = { role: 'ANONYMOUS', subject: '' } as const;
const person = (subject: string) => ({ role: 'CUSTOMER', subject }) as const;

function opened(room: SocketRoom, one: Member): Member {
  room.opened(one);
  return one;
}

describe('Room for sockets', () => {
  it('is a thousand for strangers of all networks, and people have theirs beside it', () => {
    const room = new SocketRoom();
    const named = Array.from({ length: 1_100 }, (_, n) =>
      room.named(opened(room, member(`n${n}`)), NOBODY),
    );
    expect(named.filter(Boolean)).toHaveLength(1_000);
    expect(room.named(member('n1'), person('sam'))).toBe(true);
  });

  it('is a thousand for those who have not said who they are', () => {
    const room = new SocketRoom();
    const all = Array.from({ length: 1_000 }, (_, n) => opened(room, member(`n${n}`)));
    expect(room.admits('another')).toBe(false);
    for (const [n, one] of all.slice(0, 10).entries()) room.named(one, person(`p${n}`));
    expect(room.admits('another')).toBe(true);
  });

  it('is not lost to those who are refused, closed, or closed twice', () => {
    const room = new SocketRoom();
    const all = Array.from({ length: 60 }, () => opened(room, member('n')));
    const named = all.filter((one) => room.named(one, NOBODY));
    for (const one of [...all, ...all]) room.closed(one);
    const again = Array.from({ length: 60 }, () => room.named(opened(room, member('n')), NOBODY));
    expect([named.length, again.filter(Boolean).length]).toEqual([50, 50]);
  });

  it.each([
    [
      'the oldest that is silent',
      [{}, { isSilent: true }, { isSilent: true }, { isIdle: true }],
      1,
    ],
    ['the oldest that is idle', [{}, {}, { isIdle: true }, { isIdle: true }], 2],
    ['the oldest that was only just pinged', [{}, { isUnanswered: true }], 1],
    ['an idle one before one just pinged', [{ isUnanswered: true }, { isIdle: true }], 1],
  ])('of a person is made by %s', (_who, states, index) => {
    const room = new SocketRoom();
    const own = Array.from({ length: 20 }, (_, n) => member('n', { isIdle: false, ...states[n] }));
    for (const one of own) room.named(opened(room, one), person('sam'));

    expect(room.named(opened(room, member('m')), person('sam'))).toBe(true);
    expect(own.map(({ gone }) => gone()).indexOf(true)).toBe(index);
    expect(own.filter(({ gone }) => gone())).toHaveLength(1);
  });
});
