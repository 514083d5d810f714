/*
 * Control: what tests and developers tell the simulator. Nothing here is in the ledger.
 *
 * Owns   everything below /_simulator/.
 */
import { expireCardLinks } from './card-page.ts';
import { controlPage } from './control-page.ts';
import { expireInvoiceLinks } from './invoice-document.ts';
import { notify } from './notice.ts';
import { expireLinks, linkWorks, payAtLink } from './order-life.ts';
import { orderView } from './order-view.ts';
import { PEOPLE } from './people.ts';
import type { Platform } from './platform.ts';
import type { Body } from './room.ts';
import { accountOf, type Line } from './world.ts';

export interface ControlAnswer {
  readonly status: number;
  readonly json?: unknown;
  readonly html?: string;
}

type Control = (
  platform: Platform,
  body: Body,
  rest: string,
) => ControlAnswer | Promise<ControlAnswer>;

const json = (value: unknown): ControlAnswer => ({ status: 200, json: value });
const done = json({ ok: true });
const wrong = (reason: string): ControlAnswer => ({ status: 400, json: { error: reason } });

const clockOf = ({ clock }: Platform): ControlAnswer =>
  json({ now: clock.now(), speed: clock.speed });
const faultsOf = ({ faults }: Platform): ControlAnswer =>
  json({
    faults: faults.script,
    callbacks: faults.callbacks.size === 0 ? ['normal'] : [...faults.callbacks],
    delayMs: faults.callbackDelayMs,
    prices: { changePct: faults.pricesChangePct },
  });

const CONTROLS: Readonly<Record<string, Control>> = {
  'GET ': () => ({ status: 200, html: controlPage() }),
  'GET ledger': ({ ledger: { attempts, effects, callbacks, breaches } }) =>
    json({ attempts, effects, callbacks, breaches }),
  'GET clock': clockOf,
  'GET faults': faultsOf,
  'GET people': (platform) =>
    json(PEOPLE.map((person) => ({ ...person, lines: linesOf(platform, person.customerId) }))),
  'GET lines': ({ world }) =>
    json(
      world.accounts.flatMap(({ groupId, lines }) =>
        lines.map((line) => lineOnPage(groupId, line)),
      ),
    ),
  'GET messages': ({ world }) => json(world.messages),
  'GET emails': ({ world }) => json(world.accounts.flatMap(({ emails }) => emails)),
  'GET orders': (platform) =>
    json(
      platform.world.orders.map((order) => ({
        transactionId: order.transactionId,
        kind: order.kind,
        ...orderView(platform, order),
      })),
    ),
  'POST reset': (platform, { seed }) => {
    platform.reset(typeof seed === 'number' ? seed : undefined);
    return done;
  },
  'POST clock/advance': async (platform, { ms }) => {
    if (typeof ms !== 'number' || ms < 0) return wrong('ms is a number of milliseconds');
    await platform.clock.advance(ms);
    return clockOf(platform);
  },
  'POST clock/speed': (platform, { speed }) => {
    if (typeof speed !== 'number' || speed < 0) return wrong('speed is a number, 0 stands still');
    platform.clock.setSpeed(speed);
    return clockOf(platform);
  },
  'POST faults': (platform, body) => {
    const orders: unknown = body['list'];
    try {
      for (const order of Array.isArray(orders) ? orders : [body])
        addFault(platform, order as Body);
      return faultsOf(platform);
    } catch (error) {
      return wrong(error instanceof Error ? error.message : 'not understood');
    }
  },
  'DELETE faults': (platform) => {
    platform.faults.clear();
    return faultsOf(platform);
  },
  'POST vocabulary': (platform, { vocabulary }) => {
    if (vocabulary !== 'guide' && vocabulary !== 'observed')
      return wrong('vocabulary is guide or observed');
    platform.vocabulary = vocabulary;
    return json({ vocabulary });
  },
  'POST pay': (platform, { action }, transactionId) => {
    const order = platform.world.orders.find((one) => one.transactionId === transactionId);
    if (!order || !linkWorks(platform, order)) return wrong('there is no link that works');
    payAtLink(platform, order, action === 'decline' ? 'decline' : 'pay');
    return done;
  },
  'POST callbacks/resend': (platform, { seq }) =>
    typeof seq === 'number' && platform.callbacks.resend(seq)
      ? done
      : wrong('seq is of a callback in the ledger'),
  'POST callbacks/forge': ({ callbacks }, body) => {
    callbacks.forge(body);
    return done;
  },
  'POST notify': (platform, body) => {
    const reason = notify(platform, body);
    return reason === null ? done : wrong(reason);
  },
};

function addFault(platform: Platform, order: Body): void {
  if (typeof order['unnamedLines'] === 'boolean')
    platform.faults.unnamedLines = order['unnamedLines'];
  else if (order['expireLinks'] === true) {
    expireLinks(platform);
    expireCardLinks(platform);
    expireInvoiceLinks(platform);
  } else platform.faults.add(order);
}

/** A line with all that no row tells, but for what the losing carrier was told. */
function lineOnPage(groupId: string, { portIn, turn: _, ...line }: Line): object {
  return { groupId, ...line, portIn: portIn !== null };
}

const linesOf = ({ world }: Platform, customerId: string | null) =>
  (customerId === null ? undefined : accountOf(world, customerId))?.lines.map((line) => ({
    ...{
      customerId: line.customerId,
      firstName: line.firstName,
      status: line.status,
      mobileNo: line.mobileNo,
    },
  })) ?? [];

/** `path` is what follows /_simulator/. A list as body is given as `{ list }`. */
export async function control(
  platform: Platform,
  method: string,
  { path, body }: { path: string; body: unknown },
): Promise<ControlAnswer> {
  const given: Body = Array.isArray(body)
    ? { list: body }
    : typeof body === 'object' && body !== null
      ? (body as Body)
      : {};
  const exact = CONTROLS[`${method} ${path}`];
  if (exact) return exact(platform, given, '');
  const [head = '', rest = ''] = path.split('/');
  const named = rest === '' ? undefined : CONTROLS[`${method} ${head}`];
  return named && head === 'pay'
    ? named(platform, given, rest)
    : { status: 404, json: { error: 'no such control' } };
}
