/** One line of a plot: a cost at each size. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [size: number, cost: number])[];
}

const WIDTH = 760;
const HEIGHT = 440;
const LEFT = 70;
const RIGHT = 190;
const TOP = 40;
const BOTTOM = 50;
const COLORS = ['#1f77b4', '#d62728', '#2ca02c', '#9467bd', '#ff7f0e', '#17becf', '#8c564b'];

/** Draws cost against size on logarithmic axes, where a straight line's slope is the exponent. */
export function drawGrowth(
  title: string,
  {
    series,
    sizeLabel,
    costLabel,
  }: { series: readonly Series[]; sizeLabel: string; costLabel: string },
): string {
  const points = series.flatMap((line) => line.points);
  const x = createScale(
    points.map(([size]) => size),
    LEFT,
    WIDTH - RIGHT,
  );
  const y = createScale(
    points.map(([, cost]) => cost),
    HEIGHT - BOTTOM,
    TOP,
  );
  const lines = series.map((line, index) =>
    drawLine(line, { color: COLORS[index % COLORS.length] ?? '#000', index, x, y }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${LEFT}" y="22" font-size="15">${escapeXml(title)}</text>`,
    ...x.ticks.map(
      (tick) =>
        `<line x1="${x.at(tick)}" x2="${x.at(tick)}" y1="${TOP}" y2="${HEIGHT - BOTTOM}" stroke="#ddd"/>` +
        `<text x="${x.at(tick)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${tick.toLocaleString('en')}</text>`,
    ),
    ...y.ticks.map(
      (tick) =>
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y.at(tick)}" y2="${y.at(tick)}" stroke="#ddd"/>` +
        `<text x="${LEFT - 8}" y="${y.at(tick) + 4}" text-anchor="end">${tick}</text>`,
    ),
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 10}" text-anchor="middle">${escapeXml(sizeLabel)}</text>`,
    `<text transform="translate(16 ${HEIGHT / 2}) rotate(-90)" text-anchor="middle">${escapeXml(costLabel)}</text>`,
    ...lines,
    '</svg>',
    '',
  ].join('\n');
}

interface Scale {
  readonly ticks: readonly number[];
  at(value: number): number;
}

/** Logarithmic, from the power of ten below the values to the one above. */
function createScale(values: readonly number[], from: number, to: number): Scale {
  const least = Math.floor(Math.log10(Math.min(...values)));
  const most = Math.max(least + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    ticks: Array.from({ length: most - least + 1 }, (_, index) => Number(`1e${least + index}`)),
    at: (value) =>
      Math.round((from + ((Math.log10(value) - least) / (most - least)) * (to - from)) * 10) / 10,
  };
}

function drawLine(
  { name, points }: Series,
  { color, index, x, y }: { color: string; index: number; x: Scale; y: Scale },
): string {
  const path = points.map(([size, cost]) => `${x.at(size)},${y.at(cost)}`).join(' ');
  const labelY = TOP + 14 + index * 20;
  return (
    `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2"/>` +
    points
      .map(
        ([size, cost]) => `<circle cx="${x.at(size)}" cy="${y.at(cost)}" r="3" fill="${color}"/>`,
      )
      .join('') +
    `<rect x="${WIDTH - RIGHT + 14}" y="${labelY - 9}" width="12" height="4" fill="${color}"/>` +
    `<text x="${WIDTH - RIGHT + 32}" y="${labelY}">${escapeXml(name)}</text>`
  );
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
