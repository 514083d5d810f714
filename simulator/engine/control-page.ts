/*
 * Control page: the simulator for people. One page without anything from elsewhere.
 *
 * Owns   what stands on it: every failure that the guide names is one choice and one button. control-script.ts moves it.
 */
import { ROWS } from '../../contract/rows.ts';
import { CONTROL_SCRIPT } from './control-script.ts';
import { CALLBACK_MODES, FAULTS } from './faults.ts';

/** What the page shows of the simulated platform. */
interface Content {
  /** Values that do something, and what they do. */
  readonly magic: readonly (readonly [value: string, what: string])[];
  /** Types of notifications that can be asked for. */
  readonly notices: readonly string[];
}

const option = (text: string, value = text): string => `<option value="${value}">${text}</option>`;

const select = (id: string, label: string, options: readonly string[]): string =>
  `<label>${label} <select id="${id}">${options.join('')}</select></label>`;

const section = (title: string, content: string): string =>
  `<section><h2>${title}</h2>${content}</section>`;

const button = (id: string, text: string): string => `<button id="${id}">${text}</button>`;

/** Rows that are one operation on the wire are told apart by their number. */
const ROW_OPTIONS = [
  option('every row', '*'),
  ...Object.values(ROWS).map(({ row, operationId }) =>
    option(`${row} ${operationId}`, String(row)),
  ),
];

const TIMES = [option('once', '1'), option('three times', '3'), option('until cleared', '0')];

const PERCENT = [10, 25, -10].map((pct) => option(`${pct > 0 ? '+' : ''}${pct} %`, String(pct)));

const noticeOptions = (types: readonly string[]): readonly string[] =>
  types.flatMap((type) =>
    type === 'USAGE_NOTIFICATION'
      ? [80, 100].map((pct) => option(`${type} ${pct} %`, `${type} ${pct}`))
      : [option(type)],
  );

const FORGED = ['ACTIVATION', 'PRODUCT_PURCHASE', 'PURCHASE_SUBSEQUENT'];

const STYLE = `body{font:15px/1.5 system-ui;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1c2128}
section{border:1px solid #d0d7de;border-radius:.5rem;padding:1rem;margin:1rem 0}h1{margin:0}h2{margin:0 0 .6rem;font-size:1.05rem}
button,select{font:inherit;padding:.3rem .7rem;margin:0 .3rem .3rem 0}table{border-collapse:collapse;width:100%}
td,th{text-align:left;padding:.2rem .6rem;border-top:1px solid #eaeef2;vertical-align:top}code{font-size:.85em}
#said{color:#b3261e;min-height:1.5em}`;

const buttons = (kind: string, all: Readonly<Record<string, number>>): string =>
  Object.entries(all)
    .map(([text, value]) => `<button data-${kind}="${value}">${text}</button>`)
    .join('');

const MINUTE = 60_000;

const time = section(
  'Time',
  buttons('ms', {
    ...{ '+10 s': 10_000, '+1 min': MINUTE, '+10 min': 10 * MINUTE },
    ...{ '+1 h': 60 * MINUTE, '+1 day': 1_440 * MINUTE },
  }) + buttons('speed', { 'Stand still': 0, 'Real time': 1, '30 times': 30 }),
);

const requests = section(
  'Requests that fail',
  `${select(
    'fault',
    'Fault',
    FAULTS.map((fault) => option(fault)),
  )}${button('add', 'Let it happen')}
${select('row', 'to', ROW_OPTIONS)}${select('times', 'for', TIMES)}<br>
${button('outage', 'Outage of everything')}${button('limit', 'Rate limit')}${button('clear', 'Clear faults')}
<div id="faults"></div>`,
);

const callbacks = (notices: readonly string[]): string =>
  section(
    'Callbacks',
    `${select(
      'callbacks',
      'Callbacks are',
      CALLBACK_MODES.map((mode) => option(mode)),
    )}${button('mode', 'Set')}<br>
${select(
  'forged',
  'Forged callback',
  [...FORGED, ...notices].map((type) => option(type)),
)}${button('forge', 'Forge it')}<br>
${select('notice', 'Notification', noticeOptions(notices))}${button('notify', 'Tell it')}
${select('line', 'of the line', [])}<table id="callbackList"></table>`,
  );

const shop = section(
  'Links, prices and words',
  `${button('expire', 'Let links run out')}<br>
${select('changePct', 'Prices', PERCENT)}${button('prices', 'Change prices')}<br>
${select('vocabulary', 'Words are', [option('guide'), option('observed')])}`,
);

const hints = (magic: Content['magic']): string =>
  section(
    'Values that do something',
    `<table>${magic
      .map(([value, what]) => `<tr><td>${value}</td><td>${what}</td></tr>`)
      .join('')}</table>`,
  );

const table = (title: string, id: string): string => section(title, `<table id="${id}"></table>`);

export const controlPage = ({
  magic,
  notices,
}: Content): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Reach simulator</title>
<style>${STYLE}</style></head><body><h1>Reach simulator</h1>
<p>It is <strong id="now">...</strong>, at <span id="speed"></span> times the speed of real time.</p><div id="said" role="status"></div>
${time}${requests}${callbacks(notices)}${shop}${table('Orders', 'orders')}${table('People', 'people')}${hints(magic)}
${section('Start over', button('reset', 'Reset everything'))}
<script>${CONTROL_SCRIPT}</script></body></html>`;
