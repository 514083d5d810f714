/*
 * Support changes: what agents do for a line without changing its life (rows 24, 35, 38, 40).
 *
 * Owns   the state that each of them needs, and the lengths of what is written.
 * Never  sends a text or a PIN twice. The platform shows none of these again, so that nothing can be read back.
 */
import { hours } from '../clock.ts';
import type { Answer } from '../datasources/wire/platform.ts';
import type { DataSources } from '../datasources/sources.ts';
import type { CustomerId } from '../ids.ts';
import type { DirectChange } from './engine/direct-change.ts';
import type { LineActionName } from './lines/line-actions.ts';
import { lineTarget, type TargetPorts } from './lines/line-target.ts';
import { isRefusal, refusal, wrongInput } from './engine/refusal.ts';
import type { Session } from './engine/session.ts';

const LONGEST_TEXT = 480;
/** A text costs money, and its reader's patience: more than this nobody means to send to one line. */
const MOST_TEXTS_IN_AN_HOUR = 20;
const LONGEST_NOTE = 300;

interface LineAsked {
  readonly lineId: string;
}

type At = Session & TargetPorts;

export const sendSms = (
  { lineId, text }: LineAsked & { readonly text: string },
  session: At,
): DirectChange<null> => {
  const about = { name: 'sms.sent', action: 'SEND_SMS', lineId } as const;
  const fits = text.trim() !== '' && text.length <= LONGEST_TEXT;
  const wrong = fits ? null : 'text';
  const most = MOST_TEXTS_IN_AN_HOUR;
  return lineChange({ ...about, wrong, most }, session, (line, { support }) =>
    support.sendSms(line, text),
  );
};

export const resetVoicemailPin = (
  { lineId, pin }: LineAsked & { readonly pin?: string | null | undefined },
  session: At,
): DirectChange<null> => {
  const about = { name: 'voicemail.pin-reset', action: 'RESET_VOICEMAIL_PIN', lineId } as const;
  return lineChange({ ...about, wrong: null }, session, (line, { support }) =>
    support.resetVoicemailPin(line, pin ?? null),
  );
};

export const recordDeparture = (
  {
    lineId,
    reason,
    note,
  }: LineAsked & {
    readonly reason: 'PORT_OUT' | 'DISCONNECT';
    readonly note?: string | null | undefined;
  },
  session: At,
): DirectChange<null> => {
  const about = { name: 'departure.recorded', action: 'RECORD_DEPARTURE', lineId } as const;
  const wrong = (note ?? '').length <= LONGEST_NOTE ? null : 'note';
  return lineChange({ ...about, wrong }, session, (line, { support }) =>
    support.recordDeparture(line, { reason, note: note ?? null }),
  );
};

export const dataRestriction =
  (restricted: boolean) =>
  ({ lineId }: LineAsked, session: At): DirectChange<null> => {
    const name = restricted ? 'data.restricted' : 'data.restriction-lifted';
    const action: LineActionName = restricted ? 'RESTRICT_DATA' : 'LIFT_DATA_RESTRICTION';
    return lineChange({ name, action, lineId, wrong: null }, session, (line, { support }) =>
      support.restrictData(line, restricted),
    );
  };

interface About extends LineAsked {
  readonly name: string;
  readonly action: LineActionName;
  /** The field that cannot be used, or null. */
  readonly wrong: string | null;
  /** How often within an hour on one line, where that is limited. */
  readonly most?: number;
}

const lineChange = (
  { name, action, lineId, wrong, most }: About,
  session: At,
  send: (line: CustomerId, sources: DataSources) => Promise<Answer<null>>,
): DirectChange<null> => ({
  name,
  async plan() {
    if (wrong !== null) return refusal(wrongInput(wrong));
    const target = await lineTarget({ lineId, action }, session, session);
    if (isRefusal(target)) return target;
    const line = target.line.customerId;
    const limit = most && { limit: { scope: `${name}:${line}`, most, withinMs: hours(1) } };
    return { ...limit, send: () => send(line, session.sources) };
  },
});
