/*
 * Number swap: another number for a line (rows 31 and 32). ZIP 00002 has no numbers left, which shows in the end only.
 *
 * One swap of a line at a time; row 32 tells of the latest.
 */
import { NOT_COVERED } from './coverage.ts';
import { ACTIVE, newNumber } from './line-life.ts';
import type { Platform } from './engine/platform.ts';
import { known, text } from './engine/body.ts';
import {
  okAs,
  progressWord,
  refused,
  taken,
  unknown,
  type EndpointRequest,
  type Reply,
  type EndpointModule,
} from './engine/endpoint.ts';
import { lineOf, type Due } from './engine/world.ts';

const NO_NUMBERS = '00002';
/** `turn` of what is due: whether it ends well. */
const BADLY = 0;
const WELL = 1;

export const numberSwapEndpoints: EndpointModule = {
  rows: {
    31: start,
    32: ({ platform, params }) => {
      const line = lineOf(platform.world, params['customerId'] ?? '');
      if (!line?.numberSwap) return unknown('Number swap');
      const mobileNo = line.numberSwap === 'COMPLETED' ? line.mobileNo : null;
      const status = progressWord(platform, line.numberSwap);
      return okAs(platform, known({ customerId: line.customerId, status, mobileNo }));
    },
  },
  due: { 'number-swap-over': over },
};

function start({ platform, body }: EndpointRequest): Reply {
  const line = lineOf(platform.world, text(body, 'customerId'));
  const zip = text(body, 'zip');
  if (!line) return unknown('Customer');
  if (line.status !== ACTIVE)
    return refused(409, 'Only an active line can be given another number');
  if (line.numberSwap === 'IN_PROGRESS')
    return refused(409, 'The number of the line is being changed');
  if (zip === NOT_COVERED) return refused(400, 'Invalid request', { Zip: 'is not served' });
  line.numberSwap = 'IN_PROGRESS';
  const { customerId } = line;
  const names = { customerId, transactionId: platform.random.uuid() };
  platform.ledger.effect({ row: 31, effect: 'number-swap', ...names });
  const inMs = platform.random.between(60, 180) * 1_000;
  const turn = zip === NO_NUMBERS ? BADLY : WELL;
  platform.later(inMs, { what: 'number-swap-over', id: customerId, turn });
  return taken(names);
}

/** A line that is no longer active keeps its number. */
function over(platform: Platform, { id, turn }: Due): void {
  const line = lineOf(platform.world, id);
  if (line?.numberSwap !== 'IN_PROGRESS') return;
  const ends = turn === WELL && line.status === ACTIVE;
  line.numberSwap = ends ? 'COMPLETED' : 'FAILED';
  if (ends) line.mobileNo = newNumber(platform);
}
