/*
 * Notice: what the platform tells the brand of a line without being asked: use, another device, a number that leaves.
 *
 * Owns   what such an event says, and what has become of the line when it is true. A forged one changes nothing.
 */
import { ACTIVE, SUSPENDED } from './line-life.ts';
import { endLine } from './line.ts';
import type { Platform } from './engine/platform.ts';
import { known, text, type Body } from './engine/body.ts';
import { wireDate } from './engine/endpoint.ts';
import { dataUse } from './usage.ts';
import { lineOf, type Line } from './engine/world.ts';

interface Notice {
  /** What the event says besides of whom and when; a sentence for people when it makes no sense. */
  readonly says: (line: Line, asked: Body) => Body | string;
  /** What is true from then on. */
  readonly done?: (platform: Platform, line: Line, asked: Body) => void;
}

const OTHER_CARRIER = 'Other Mobile';

const NOTICES: Readonly<Record<string, Notice>> = {
  USAGE_NOTIFICATION: { says: usageReached },
  RDN_IMEI_CHANGE: {
    says: ({ imei }, asked) =>
      text(asked, 'newImei') === ''
        ? 'newImei is the number of the other device'
        : known({ oldImei: imei, newImei: text(asked, 'newImei') }),
    done: (_platform, line, asked) => {
      line.imei = text(asked, 'newImei');
    },
  },
  PORT_OUT: {
    says: (_line, asked) => ({ newCarrier: text(asked, 'newCarrier') || OTHER_CARRIER }),
  },
  PORT_OUT_CONFIRMED: {
    says: () => ({}),
    done: (platform, line) => {
      endLine(platform, line);
      line.mobileNo = null;
    },
  },
};

export const NOTICE_TYPES: readonly string[] = Object.keys(NOTICES);

/** Tells the brand of a line; otherwise a sentence for people that says why not. */
export function notify(platform: Platform, asked: Body): string | null {
  const type = text(asked, 'type');
  const notice = NOTICE_TYPES.includes(type) ? NOTICES[type] : undefined;
  if (!notice) return `type is one of ${NOTICE_TYPES.join(', ')}`;
  const line = lineOf(platform.world, text(asked, 'customerId'));
  if (!line) return 'customerId is of a line';
  const forged = asked['forged'] === true;
  if (!forged && line.status !== ACTIVE && line.status !== SUSPENDED)
    return 'only a line that is active or suspended is told of';
  const said = notice.says(line, asked);
  if (typeof said === 'string') return said;
  const { customerId, mobileNo } = line;
  const eventTime = wireDate(platform, platform.clock.now());
  const event = { type, ...known({ customerId, mobileNo, ...said, eventTime }) };
  if (forged) platform.callbacks.forge(event);
  else {
    notice.done?.(platform, line, asked);
    platform.callbacks.tell(event);
  }
  return null;
}

/** Without an allowance there is no share of it: only the percentage is told. */
function usageReached(line: Line, asked: Body): Body | string {
  const { thresholdPct = 80 } = asked;
  if (!Number.isInteger(thresholdPct)) return 'thresholdPct is a whole number';
  const { limit, unit } = dataUse(line);
  const used = limit === null ? null : Math.round((limit * Number(thresholdPct)) / 100);
  return { usageType: 'DATA', thresholdPct, used, limit, unit };
}
