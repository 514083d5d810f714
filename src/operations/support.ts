/*
 * Support changes: what agents do for a line without changing its life (rows 24, 35, 38, 40).
 *
 * Owns   the state that each of them needs.
 * Never  sends a text or a PIN twice. The platform shows none of these again, so that nothing can be read back.
 */
import { hours } from '../clock.ts';
import type { DataSources } from '../datasources/sources.ts';
import type { Answer } from '../datasources/wire/platform.ts';
import type { CustomerId } from '../ids.ts';
import { withValue, type DirectChange } from './engine/direct-change.ts';
import { ofLine, type GuessPurpose } from './engine/guess-book.ts';
import { isRefusal } from './engine/refusal.ts';
import type { LineActionName } from './lines/line-actions.ts';
import { askedLine, guessOn, lineTarget } from './lines/line-target.ts';
import type { NoticeKind } from '../subscriptions/customer-event.ts';

/** A text costs money, and its reader's patience: more than this nobody means to send to one line. */
const MAX_TEXTS_PER_HOUR = 20;

interface LineInput {
  readonly lineId: string;
}

interface SendSmsInput extends LineInput {
  readonly text: string;
}

export const sendSms = lineChange<SendSmsInput>({
  ...{ name: 'sms.sent', action: 'SEND_SMS', maxPerHour: MAX_TEXTS_PER_HOUR },
  send: ({ line, input }, { support }) => support.sendSms(line, input.text),
});

interface ResetVoicemailPinInput extends LineInput {
  readonly pin?: string | null | undefined;
}

export const resetVoicemailPin = lineChange<ResetVoicemailPinInput>({
  ...{ name: 'voicemail.pin-reset', action: 'RESET_VOICEMAIL_PIN', guesses: 'VOICEMAIL_PIN' },
  notice: 'VOICEMAIL_PIN_RESET',
  send: ({ line, input }, { support }) => support.resetVoicemailPin(line, input.pin ?? null),
});

interface RecordDepartureInput extends LineInput {
  readonly reason: 'PORT_OUT' | 'DISCONNECT';
  readonly note?: string | null | undefined;
}

export const recordDeparture = lineChange<RecordDepartureInput>({
  ...{ name: 'departure.recorded', action: 'RECORD_DEPARTURE' },
  send: ({ line, input: { reason, note } }, { support }) =>
    support.recordDeparture(line, { reason, note: note ?? null }),
});

export const restrictData = lineChange<LineInput>({
  ...{ name: 'data.restricted', action: 'RESTRICT_DATA' },
  send: ({ line }, { support }) => support.restrictData(line, true),
});

export const liftDataRestriction = lineChange<LineInput>({
  ...{ name: 'data.restriction-lifted', action: 'LIFT_DATA_RESTRICTION' },
  send: ({ line }, { support }) => support.restrictData(line, false),
});

interface LineRequest<I> {
  readonly line: CustomerId;
  readonly input: I;
}

interface LineChange<I> {
  readonly name: string;
  readonly action: LineActionName;
  /** How often within an hour on one line, where that is limited. */
  readonly maxPerHour?: number;
  /** What it tries, where that may be tried a few times only. */
  readonly guesses?: GuessPurpose;
  /** What the customer is warned of. */
  readonly notice?: NoticeKind;
  send(request: LineRequest<I>, sources: DataSources): Promise<Answer<null>>;
}

function lineChange<I extends LineInput>(
  change: LineChange<I>,
): DirectChange<I, LineRequest<I>, CustomerId> {
  const { name, action, maxPerHour: max, guesses, notice } = change;
  return {
    name,
    async ask(input, session, journal) {
      const asked = await askedLine(input.lineId, session, { journal });
      if (isRefusal(asked)) return asked;
      const { account, line } = asked;
      return {
        account,
        ...(max !== undefined && {
          limit: { name: `${name}:${line}`, max, withinMs: hours(1) },
        }),
        ...(guesses && { guess: { purpose: guesses, of: ofLine(line) } }),
      };
    },
    async prepare(input, turn) {
      const target = await lineTarget({ lineId: input.lineId, action }, turn.session, turn);
      if (isRefusal(target)) return target;
      const { account, line, lockNames: unlessLocked } = target;
      const customer = account.primary ?? account.customerId;
      return {
        ...{ account: account.customerId, unlessLocked },
        request: { line: line.customerId, input },
        ...(guesses && { guess: guessOn(target, guesses) }),
        ...(notice && { notice: { kind: notice, customer, line: line.customerId } }),
      };
    },
    send: async (request, sources) => withValue(await change.send(request, sources), request.line),
  };
}
