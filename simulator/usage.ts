/*
 * Usage: what a line has used in this month (row 39).
 *
 * Gives  the same numbers for the same line for ever, so that nobody has to wait for them; a top-up raises the limit only.
 */
import { planFor } from './catalog-product.ts';
import { listedLines } from './customer.ts';
import type { Platform } from './engine/platform.ts';
import { known, type Body } from './engine/body.ts';
import {
  okAs,
  refused,
  unknown,
  wireDay,
  type EndpointRequest,
  type Reply,
  type EndpointModule,
} from './engine/endpoint.ts';
import { accountOf, type Line } from './engine/world.ts';

export const usageEndpoints: EndpointModule = { rows: { 39: usageSummary } };

const MEGABYTES_IN_GB = 1_024;

/** How much of a kind is used, and of how much; null is without limit. */
interface Use {
  readonly used: number;
  readonly limit: number | null;
  readonly unit: string;
}

const KINDS: Readonly<Record<string, (line: Line) => Use>> = {
  DATA: dataUse,
  ILD: (line) => ({ used: share(line, 'ILD', 45), limit: null, unit: 'MIN' }),
  IR: (line) => ({ used: share(line, 'IR', 200), limit: null, unit: 'MB' }),
};

function usageSummary({ platform, query }: EndpointRequest): Reply {
  const type = query.get('usageData') ?? '';
  const useOf = KINDS[type];
  if (!useOf) return refused(400, 'Invalid request', { UsageData: 'is DATA, ILD or IR' });
  const customerId = query.get('customerId') ?? '';
  const groupId = query.get('groupId');
  const account = accountOf(platform.world, customerId);
  if (!account) return unknown('Customer');
  if (groupId !== null && groupId !== account.groupId) return unknown('Group');
  const lines =
    groupId === null
      ? account.lines.filter((line) => line.customerId === customerId)
      : listedLines(platform, account);
  return okAs(
    platform,
    lines.map((line) => usageView(platform, line, { type, ...useOf(line) })),
  );
}

function usageView(
  platform: Platform,
  { customerId, mobileNo }: Line,
  use: Use & { type: string },
): Body {
  return { ...known({ customerId, mobileNo }), ...use, ...cycleOf(platform) };
}

/** Up to nine tenths of the plan, and of nothing that was bought besides. */
export function dataUse(line: Line): Use {
  const plan = planFor(line.planCode);
  const allowance = (plan?.planData ?? 0) * MEGABYTES_IN_GB;
  const limit = plan?.isUnlimited === true ? null : allowance + line.extraDataMb;
  return { used: share(line, 'DATA', allowance * 0.9), limit, unit: 'MB' };
}

/** A whole number below `most` that belongs to the line; a line without a number has used nothing. */
export function share({ customerId, mobileNo }: Line, kind: string, most: number): number {
  if (mobileNo === null) return 0;
  let hash = 0x811c9dc5; // FNV-1a
  for (const char of `${kind}${customerId}`)
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return Math.floor((hash / 2 ** 32) * most);
}

function cycleOf(platform: Platform): Body {
  const now = new Date(platform.clock.now());
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  return {
    cycleStart: wireDay(platform, Date.UTC(year, month)),
    cycleEnd: wireDay(platform, Date.UTC(year, month + 1, 0)),
  };
}
