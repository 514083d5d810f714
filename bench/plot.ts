/*
 * Plot: bars and lines as SVG, for the page of figures.
 *
 * Gives  text that is the same for the same values. Colours are readable on white and on black.
 */
export interface BarOf {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

export interface LineOf {
  readonly name: string;
  readonly points: readonly { readonly at: number; readonly value: number }[];
}

interface Titled {
  readonly title: string;
  readonly unit: string;
}

const WIDTH = 720;
const ROW = 26;
const LEFT = 210;
const OURS = '#d9480f';
const OTHERS = '#748ffc';
const INK = '#868e96';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const text = (x: number, y: number, [words, more = '']: readonly [string, string?]): string =>
  `<text x="${x}" y="${y}" fill="${INK}" ${more}>${escaped(words)}</text>`;

const page = (height: number, title: string, parts: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13" role="img">`,
    `<title>${escaped(title)}</title>`,
    text(10, 22, [title, 'font-weight="bold"']),
    ...parts,
    '</svg>\n',
  ].join('\n');

const colourOf = (name: string): string => (name.startsWith('gateway') ? OURS : OTHERS);

/** One below the other, the longest as wide as there is room. */
export function barPlot({ title, unit }: Titled, bars: readonly BarOf[]): string {
  const most = Math.max(...bars.map(({ value }) => value));
  const room = WIDTH - LEFT - 100;
  const rows = bars.flatMap(({ name, value, text: words }, index) => {
    const y = 40 + index * ROW;
    const width = Math.max(1, Math.round((value / most) * room));
    return [
      text(LEFT - 8, y + 14, [name, 'text-anchor="end"']),
      `<rect x="${LEFT}" y="${y}" width="${width}" height="${ROW - 8}" rx="3" fill="${colourOf(name)}"/>`,
      text(LEFT + width + 6, y + 14, [words]),
    ];
  });
  return page(60 + bars.length * ROW, `${title} (${unit})`, rows);
}

const HEIGHT = 300;
const FRAME = { left: 70, right: WIDTH - 190, top: 45, bottom: HEIGHT - 40 };

/** Over a scale of powers of ten. */
export function linePlot({ title, unit }: Titled, lines: readonly LineOf[]): string {
  const points = lines.flatMap((line) => line.points);
  const [first, last] = [
    Math.min(...points.map(({ at }) => at)),
    Math.max(...points.map(({ at }) => at)),
  ];
  const most = Math.max(...points.map(({ value }) => value)) * 1.1;
  const x = (at: number): number =>
    scaled(Math.log(at / first) / Math.log(last / first), FRAME.left, FRAME.right);
  const y = (value: number): number => scaled(value / most, FRAME.bottom, FRAME.top);
  const frame = `<path d="M${FRAME.left} ${FRAME.top}V${FRAME.bottom}H${FRAME.right}" fill="none" stroke="${INK}"/>`;
  const marks = [...new Set(points.map(({ at }) => at))].map((at) =>
    text(x(at), FRAME.bottom + 18, [at.toLocaleString('en-US'), 'text-anchor="middle"']),
  );
  const heights = [0, 0.5, 1].map((part) =>
    text(FRAME.left - 6, y(part * most) + 4, [short(part * most), 'text-anchor="end"']),
  );
  const drawn = lines.flatMap(({ name, points: own }) => {
    const path = own.map(
      ({ at, value }, index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(value)}`,
    );
    const end = own.at(-1);
    return [
      `<path d="${path.join('')}" fill="none" stroke="${colourOf(name)}" stroke-width="2.5"/>`,
      ...own.map(
        ({ at, value }) =>
          `<circle cx="${x(at)}" cy="${y(value)}" r="3.5" fill="${colourOf(name)}"/>`,
      ),
      ...(end ? [text(x(end.at) + 8, y(end.value) + 4, [`${name}: ${short(end.value)}`])] : []),
    ];
  });
  return page(HEIGHT, `${title} (${unit})`, [frame, ...marks, ...heights, ...drawn]);
}

const scaled = (part: number, from: number, to: number): number =>
  Math.round(from + (Number.isFinite(part) ? part : 0) * (to - from));

const short = (value: number): string => Number(value.toPrecision(3)).toLocaleString('en-US');
