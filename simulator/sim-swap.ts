/*
 * SIM swap: another SIM for a line, at once (row 33) or with a one-time code (rows 66 to 68).
 *
 * Owns   the code: it is always 246810, works for ten minutes, and is locked after five wrong guesses.
 *
 * ICCIDs that end in 0000 or are in use are refused, those that end in 8888 are declined by the network.
 */
import { ACTIVE } from './line-life.ts';
import type { Platform } from './engine/platform.ts';
import { known, text, type Body } from './engine/body.ts';
import {
  okAs,
  progressWord,
  refused,
  taken,
  unknown,
  wireDate,
  type EndpointRequest,
  type Reply,
  type EndpointModule,
} from './engine/endpoint.ts';
import { isDeclined, simCardError } from './sim-card.ts';
import { lineOf, type Due, type Line, type SimSwap } from './engine/world.ts';

const CODE = '246810';
const CODE_LIVES_MS = 10 * 60_000;
const GUESSES = 5;
const DECLINED = 'The network declined the SIM card';

export const simSwapEndpoints: EndpointModule = {
  rows: { 33: swapAtOnce, 66: sendCode, 67: confirm, 68: status },
  due: { 'sim-swap-over': over },
};

function swapAtOnce({ platform, body }: EndpointRequest): Reply {
  const line = lineOf(platform.world, text(body, 'customerId'));
  if (!line) return unknown('Customer');
  const refusal = stateRefusal(platform, line) ?? cardRefusal(platform, body);
  if (refusal) return refusal;
  if (isDeclined(text(body, 'newIccId'))) return wrong('NewIccId', DECLINED);
  give(line, simIn(body));
  platform.ledger.effect({ row: 33, effect: 'sim-swap', customerId: line.customerId });
  return okAs(platform, { customerId: line.customerId });
}

/** A newer code ends the older one of the line. */
function sendCode({ platform, body }: EndpointRequest): Reply {
  const { world, clock, random, ledger } = platform;
  const line = lineOf(world, text(body, 'customerId'));
  if (!line) return unknown('Customer');
  const refusal = stateRefusal(platform, line);
  if (refusal) return refusal;
  const { customerId } = line;
  for (const swap of world.simSwaps)
    if (swap.customerId === customerId && swap.status === 'PENDING_OTP')
      fail(swap, 'A newer code was sent');
  const at = clock.now();
  const swap = { id: random.uuid(), customerId, expiresAt: at + CODE_LIVES_MS, wrongGuesses: 0 };
  world.simSwaps.push({ ...swap, status: 'PENDING_OTP', sim: null, message: null });
  world.messages.push({ at, customerId, text: `Your code is ${CODE}` });
  ledger.effect({ row: 66, effect: 'otp-sent', customerId, transactionId: swap.id });
  return okAs(platform, { id: swap.id, expiresAt: wireDate(platform, swap.expiresAt) });
}

function confirm({ platform, body }: EndpointRequest): Reply {
  const { customerId, id } = { customerId: text(body, 'customerId'), id: text(body, 'id') };
  const line = lineOf(platform.world, customerId);
  if (!line) return unknown('Customer');
  const swap = platform.world.simSwaps.find((one) => one.id === id);
  if (swap?.customerId !== customerId) return unknown('SIM swap');
  const refusal =
    codeRefusal(platform, swap, text(body, 'otp')) ??
    stateRefusal(platform, line) ??
    cardRefusal(platform, body);
  if (refusal) return refusal;
  Object.assign(swap, { status: 'IN_PROGRESS', sim: simIn(body) });
  platform.ledger.effect({ row: 67, effect: 'sim-swap', customerId, transactionId: id });
  const inMs = platform.random.between(60, 120) * 1_000;
  platform.later(inMs, { what: 'sim-swap-over', id, turn: 0 });
  return taken({ id });
}

/** Only a code that is still waited for can be wrong; a wrong guess is counted. */
function codeRefusal(platform: Platform, swap: SimSwap, code: string): Reply | null {
  if (swap.wrongGuesses >= GUESSES) return wrong('Otp', 'is locked after too many wrong codes');
  endExpired(platform, swap);
  if (swap.status === 'FAILED') return wrong('Otp', 'has ended');
  if (swap.status !== 'PENDING_OTP') return refused(409, 'The code was used');
  if (code === CODE) return null;
  swap.wrongGuesses += 1;
  if (swap.wrongGuesses === GUESSES) fail(swap, 'Too many wrong codes');
  return wrong('Otp', 'is wrong');
}

function stateRefusal({ world }: Platform, { customerId, status }: Line): Reply | null {
  if (status !== ACTIVE) return refused(409, 'Only an active line can be given another SIM');
  const running = world.simSwaps.some(
    (swap) => swap.customerId === customerId && swap.status === 'IN_PROGRESS',
  );
  return running ? refused(409, 'The SIM of the line is being changed') : null;
}

function cardRefusal({ world }: Platform, body: Body): Reply | null {
  const error = simCardError(world, text(body, 'newIccId'));
  return error === null ? null : wrong('NewIccId', error);
}

const wrong = (field: string, words: string): Reply =>
  refused(400, 'Invalid request', { [field]: words });

function status({ platform, query }: EndpointRequest): Reply {
  const swap = platform.world.simSwaps.find(({ id }) => id === query.get('id'));
  if (!swap) return unknown('SIM swap');
  endExpired(platform, swap);
  const { id, sim, message } = swap;
  const word = progressWord(platform, swap.status);
  return okAs(platform, known({ id, status: word, iccId: sim?.iccId ?? null, message }));
}

/** The card may have been taken, or the line ended, since the code was entered. */
function over({ world }: Platform, { id }: Due): void {
  const swap = world.simSwaps.find((one) => one.id === id);
  const line = swap && lineOf(world, swap.customerId);
  if (swap?.status !== 'IN_PROGRESS' || !swap.sim || !line) return;
  if (line.status !== ACTIVE) return fail(swap, 'The line is not active');
  const error = isDeclined(swap.sim.iccId) ? DECLINED : simCardError(world, swap.sim.iccId);
  if (error !== null) return fail(swap, error);
  give(line, swap.sim);
  swap.status = 'COMPLETED';
}

function endExpired({ clock }: Platform, swap: SimSwap): void {
  if (swap.status === 'PENDING_OTP' && swap.expiresAt <= clock.now())
    fail(swap, 'The code has expired');
}

const fail = (swap: SimSwap, message: string): void =>
  void Object.assign(swap, { status: 'FAILED', message });

type Sim = NonNullable<SimSwap['sim']>;

const simIn = (body: Body): Sim => ({
  iccId: text(body, 'newIccId'),
  simType: text(body, 'simType') === 'PSIM' ? 'PSIM' : 'ESIM',
});

const give = (line: Line, sim: Sim): void => void Object.assign(line, sim);
