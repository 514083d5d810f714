/*
 * Line: suspending, restoring, disconnecting and reconnecting a line, and which one is primary (rows 27 to 30, 34).
 *
 * Owns   the rule that an account that has a line in use has a primary one in use.
 *
 * Everything is done at once: no callback tells of it, and nothing is to be asked again.
 */
import { ACTIVE, DISCONNECTED, SUSPENDED, tell } from './line-life.ts';
import { obeyed, wrong, type ControlAnswer } from './engine/control.ts';
import type { Platform } from './engine/platform.ts';
import { text, type Body } from './engine/body.ts';
import {
  done,
  okAs,
  refused,
  unknown,
  type EndpointRequest,
  type Reply,
  type EndpointModule,
} from './engine/endpoint.ts';
import { simCardError } from './sim-card.ts';
import { accountOf, lineOf, type Account, type Line } from './engine/world.ts';

const RECONNECT_WITHIN_MS = 30 * 86_400_000;

export const lineEndpoints: EndpointModule = {
  rows: {
    27: reconnect,
    28: disconnect,
    29: ({ platform, body }) => {
      const line = lineOf(platform.world, text(body, 'customerId'));
      if (!line) return unknown('Customer');
      if (line.status !== ACTIVE) return refused(409, 'Only an active line can be suspended');
      line.status = SUSPENDED;
      return done(platform, line, { row: 29, effect: 'suspend' });
    },
    30: ({ platform, body }) => {
      const line = lineOf(platform.world, text(body, 'customerId'));
      if (!line) return unknown('Customer');
      if (line.status !== SUSPENDED) return refused(409, 'Only a suspended line can be restored');
      line.status = ACTIVE;
      return done(platform, line, { row: 30, effect: 'restore' });
    },
    34: swapPrimary,
  },
  controls: { 'POST lines/{id}': setLine },
};

/** Makes a line what it is told to be, by its customerId; work on it that is still due is void. */
function setLine(platform: Platform, body: Body, customerId: string): ControlAnswer {
  const line = lineOf(platform.world, customerId);
  if (!line) return wrong('there is no such line');
  const { tell: told, ...wanted } = body;
  const unfit = Object.entries(wanted).find(([name, value]) => SETTABLE[name]?.(value) !== true);
  if (unfit) return wrong(`${unfit[0]} is not a field that can be set so`);
  Object.assign(line, wanted);
  line.turn += 1;
  if (line.status === ACTIVE) line.activationDate ??= platform.clock.now();
  if (told === true) tell(platform, line);
  return obeyed;
}

const isText = (value: unknown): boolean => value === null || typeof value === 'string';

const SETTABLE: Readonly<Record<string, (value: unknown) => boolean>> = {
  status: Number.isInteger,
  ...{ activationMsg: isText, mobileNo: isText, iccId: isText, imei: isText },
  planCode: (value) => typeof value === 'string',
  extraDataMb: Number.isFinite,
};

function disconnect({ platform, body }: EndpointRequest): Reply {
  const line = lineOf(platform.world, text(body, 'customerId'));
  if (!line) return unknown('Customer');
  if (line.status !== ACTIVE && line.status !== SUSPENDED)
    return refused(409, 'Only an active or suspended line can be disconnected');
  const heir = endLine(platform, line);
  const reply = done(platform, line, { row: 28, effect: 'disconnect' });
  if (heir) notePrimary(platform, heir, 28);
  return reply;
}

/** Ends a line, for whatever reason. Gives the line that is primary in its place, if there is one. */
export function endLine({ world, clock }: Platform, line: Line): Line | null {
  line.status = DISCONNECTED;
  line.disconnectedAt = clock.now();
  const account = accountOf(world, line.customerId);
  const heir = account && line.isPrimary ? heirOf(account) : undefined;
  if (!account || !heir) return null;
  setPrimary(account, heir);
  return heir;
}

/** Who becomes primary when the primary line ends; nobody when it was the last one. */
const heirOf = ({ lines }: Account): Line | undefined =>
  lines.find(({ status }) => status === ACTIVE) ??
  lines.find(({ status }) => status === SUSPENDED) ??
  lines.find(({ status }) => status !== DISCONNECTED);

function reconnect({ platform, body }: EndpointRequest): Reply {
  const account = accountOf(platform.world, text(body, 'customerId'));
  const line = lineOf(platform.world, text(body, 'customerId'));
  if (!account || !line) return unknown('Customer');
  if (line.status !== DISCONNECTED)
    return refused(409, 'Only a disconnected line can be reconnected');
  if (platform.clock.now() - (line.disconnectedAt ?? 0) > RECONNECT_WITHIN_MS)
    return refused(409, 'The line was disconnected more than 30 days ago');
  if (line.mobileNo === null) return refused(409, 'The number has gone to another carrier');
  const iccId = text(body, 'iccId') || line.iccId;
  const wrong = iccId === line.iccId ? null : simCardError(platform.world, iccId ?? '');
  if (wrong !== null) return refused(400, 'Invalid request', { IccId: wrong });
  Object.assign(line, { status: ACTIVE, disconnectedAt: null, iccId });
  const reply = done(platform, line, { row: 27, effect: 'reconnect' });
  const primary = account.lines.find(({ isPrimary }) => isPrimary);
  if (primary?.status === DISCONNECTED) makePrimary(platform, account, { line, row: 27 });
  return reply;
}

function swapPrimary({ platform, body }: EndpointRequest): Reply {
  const account = accountOf(platform.world, text(body, 'primaryCustomerId'));
  const primary = lineOf(platform.world, text(body, 'primaryCustomerId'));
  const secondary = lineOf(platform.world, text(body, 'secondaryCustomerId'));
  if (!account || !primary || !secondary) return unknown('Customer');
  if (!account.lines.includes(secondary))
    return refused(409, 'The lines do not belong to one account');
  if (!primary.isPrimary) return refused(409, 'The first line named is not the primary one');
  if (secondary.isPrimary) return refused(409, 'The second line named is the primary one already');
  if (secondary.status === DISCONNECTED)
    return refused(409, 'A disconnected line cannot become primary');
  makePrimary(platform, account, { line: secondary, row: 34 });
  return okAs(platform, { customerId: secondary.customerId });
}

function makePrimary(
  platform: Platform,
  account: Account,
  { line, row }: { line: Line; row: number },
): void {
  setPrimary(account, line);
  notePrimary(platform, line, row);
}

/** Lines and account keep their ids. */
function setPrimary({ lines }: Account, line: Line): void {
  for (const one of lines) one.isPrimary = one === line;
}

const notePrimary = ({ ledger }: Platform, { customerId }: Line, row: number): void =>
  ledger.effect({ row, effect: 'primary-swapped', customerId });
