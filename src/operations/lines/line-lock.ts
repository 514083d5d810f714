/*
 * Line lock: keeps a line from whatever a thief would want of it, until whoever holds it has unlocked it and a day has passed.
 *
 * Owns   who may lock and unlock (whoever holds the line or its account, and agents), and the day. A lock is set at once, also where the
 *        platform is away, when the sign-in itself names the line; so is the end of an unlocking that runs.
 * Gives  each of them once under its key, with an audit row and a warning to the customer in the same transaction.
 * Never  stops a port-out by another carrier: that happens at the platform, which the gateway cannot tell to refuse it.
 *
 * What is locked stops in the permit of each write (see `unlessLocked` in `engine/kind.ts`), whoever asks for it.
 */
import { randomUUID } from 'node:crypto';
import { hours, type Clock } from '../../clock.ts';
import { GatewayError, type Problem } from '../../errors.ts';
import type { CustomerId } from '../../ids.ts';
import {
  securityNotice,
  type Notice,
  type NoticeKind,
} from '../../subscriptions/customer-event.ts';
import type { Answers, MutationResult } from '../engine/answers.ts';
import type { Deed, DeedBook } from '../engine/deed.ts';
import { unlessStale } from '../engine/fresh-sign-in.ts';
import type { JournalReads } from '../engine/journal.ts';
import type { Lock } from '../engine/lock.ts';
import { isRefusal, type Refusal } from '../engine/refusal.ts';
import type { MutationSession } from '../engine/session.ts';
import { lineName } from './line-name.ts';
import { anyLine, askedLine } from './line-target.ts';

/** Whoever stole a session must hold it for so long before a locked line is theirs. */
const UNLOCKED_AFTER_MS = hours(24);

interface LineInput {
  readonly lineId: string;
}

export interface LineLockResult {
  readonly outcome: MutationResult['outcome'];
  readonly problems: readonly Problem[];
  /** The line as it was named; null when it was refused. */
  readonly lineId: string | null;
}

interface Ports {
  readonly answers: Answers;
  readonly journal: JournalReads;
  readonly deeds: DeedBook;
  readonly clock: Pick<Clock, 'now'>;
}

type About = Omit<Notice, 'kind'> & { readonly line: CustomerId };

/** What becomes of the lock that holds now, and what is told of it; null where nothing changes. */
interface Turned {
  readonly lock: Lock;
  readonly notice: NoticeKind;
}

export class LineLocks {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  lock(input: LineInput, session: MutationSession): Promise<LineLockResult> {
    return this.#once(input, session, (name, present) => {
      if (present?.unlocksAt === null) return null;
      const since = present?.since ?? this.#ports.clock.now();
      return { lock: { name, since, unlocksAt: null }, notice: 'LINE_LOCKED' };
    });
  }

  /** Begins the day after which the line is unlocked; asked again while it runs, it changes nothing. */
  unlock(input: LineInput, session: MutationSession): Promise<LineLockResult> {
    return this.#once(input, session, (_name, present) => {
      if (present === null || present.unlocksAt !== null) return null;
      const unlocksAt = this.#ports.clock.now() + UNLOCKED_AFTER_MS;
      return { lock: { ...present, unlocksAt }, notice: 'UNLOCK_ASKED' };
    });
  }

  async #once(
    { lineId }: LineInput,
    session: MutationSession,
    turn: (name: string, present: Lock | null) => Turned | null,
  ): Promise<LineLockResult> {
    const { answers, journal, deeds } = this.#ports;
    const used = await answers.used(session);
    if (used) return resultOf(used, lineId);
    const about = unlessStale(await this.#about(lineId, session), session);
    if (isRefusal(about)) return resultOf(await answers.refuse(session, about), lineId);
    const name = lineName(about.line);
    const [present = null] = await journal.locksOn([name]);
    const deed = this.#deedOf(turn(name, present), about, session);
    const stands = await deeds.perform(deed);
    const isOurs = stands.id === deed.key.id;
    return resultOf(
      isOurs ? await answers.resultOf(stands.id, false) : await answers.again(stands, session),
      lineId,
    );
  }

  /** The line, and who hears of it. */
  async #about(lineId: string, session: MutationSession): Promise<About | Refusal> {
    const { journal } = this.#ports;
    const asked = await askedLine(lineId, session, { journal });
    if (isRefusal(asked)) return asked;
    const { account, line } = asked;
    try {
      const target = await anyLine(lineId, session, { journal });
      if (isRefusal(target)) return target;
      return { customer: target.account.primary ?? account, line };
    } catch (error) {
      if (!(error instanceof GatewayError) || line !== account) throw error;
      return { customer: account, line };
    }
  }

  #deedOf(turned: Turned | null, about: About, session: MutationSession): Deed {
    const key = this.#ports.answers.newKey(session, null);
    const notice = turned?.notice ?? null;
    const audit = {
      ...{ action: actionOf(notice), actor: key.subject, operationId: null },
      ...{ note: '', keyId: key.id, customer: about.customer, line: about.line },
    };
    const told = { at: this.#ports.clock.now(), certainty: 'CONFIRMED' } as const;
    return {
      ...{ key, audit },
      events:
        notice === null
          ? []
          : [securityNotice({ ...told, ...about, id: randomUUID(), kind: notice })],
      ...(turned && { lock: turned.lock }),
    };
  }
}

/** As the audit trail names it. */
function actionOf(notice: NoticeKind | null): string {
  if (notice === null) return 'line.lock-unchanged';
  return notice === 'LINE_LOCKED' ? 'line.locked' : 'line.unlock-asked';
}

const resultOf = ({ outcome, problems }: MutationResult, lineId: string): LineLockResult => ({
  ...{ outcome, problems },
  lineId: outcome === 'REFUSED' ? null : lineId,
});
