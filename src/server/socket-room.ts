/*
 * Socket room: who may hold how many sockets.
 *
 * Owns   the order in which a socket gives way to a newer one of the same person: the oldest that does not answer, then the oldest that runs nothing.
 * Gives  whoever has not said yet who they are room of their own, so that a crowd of strangers shuts nobody out who signs in.
 * Never  ends a socket of a person that answers and runs something.
 */
import type { Caller } from '../access/caller.ts';
import { Groups } from './groups.ts';
import {
  MAX_ANONYMOUS_SOCKETS,
  MAX_ANONYMOUS_SOCKETS_PER_NETWORK,
  MAX_CONNECTIONS_PER_NETWORK,
  MAX_SOCKETS_PER_PERSON,
  MAX_UNNAMED_SOCKETS,
} from './peer-limits.ts';

/** What of a socket counts here. */
export interface RoomMember {
  readonly network: string;
  /** It has not answered the last ping, in a time in which peers answer. */
  readonly isSilent: boolean;
  /** It has not answered the last ping. */
  readonly isUnanswered: boolean;
  readonly isIdle: boolean;
  /** Ends it for a newer one. */
  giveWay(): void;
}

type Group = 'unnamed' | 'anonymous' | 'people';

export class SocketRoom {
  readonly #groups: Readonly<Record<Group, Groups<RoomMember>>> = {
    unnamed: new Groups(),
    anonymous: new Groups(),
    people: new Groups(),
  };
  readonly #places = new Map<RoomMember, { group: Group; key: string }>();

  /** Whether a socket of this network may be opened. */
  admits(network: string): boolean {
    const { unnamed } = this.#groups;
    if (unnamed.size >= MAX_UNNAMED_SOCKETS) return false;
    return unnamed.of(network).size < MAX_CONNECTIONS_PER_NETWORK;
  }

  opened(member: RoomMember): void {
    this.#place(member, 'unnamed', member.network);
  }

  /** Its caller is known. False when there is no room for another one of theirs. */
  named(member: RoomMember, { role, subject }: Pick<Caller, 'role' | 'subject'>): boolean {
    const group = role === 'ANONYMOUS' ? 'anonymous' : 'people';
    const key = role === 'ANONYMOUS' ? member.network : subject;
    const has = group === 'anonymous' ? this.#roomForStranger(key) : this.#roomForPerson(key);
    if (has) this.#place(member, group, key);
    return has;
  }

  closed(member: RoomMember): void {
    const place = this.#places.get(member);
    if (place) this.#groups[place.group].delete(place.key, member);
    this.#places.delete(member);
  }

  #place(member: RoomMember, group: Group, key: string): void {
    this.closed(member);
    this.#places.set(member, { group, key });
    this.#groups[group].add(key, member);
  }

  #roomForStranger(network: string): boolean {
    const { anonymous } = this.#groups;
    const own = anonymous.of(network);
    const isFull =
      own.size >= MAX_ANONYMOUS_SOCKETS_PER_NETWORK || anonymous.size >= MAX_ANONYMOUS_SOCKETS;
    return !isFull || this.#givesWay([...own].find(({ isSilent }) => isSilent));
  }

  #roomForPerson(subject: string): boolean {
    const own = [...this.#groups.people.of(subject)];
    if (own.length < MAX_SOCKETS_PER_PERSON) return true;
    return this.#givesWay(
      own.find(({ isSilent }) => isSilent) ??
        own.find(({ isIdle }) => isIdle) ??
        own.find(({ isUnanswered }) => isUnanswered),
    );
  }

  #givesWay(member: RoomMember | undefined): boolean {
    if (!member) return false;
    this.closed(member);
    member.giveWay();
    return true;
  }
}
