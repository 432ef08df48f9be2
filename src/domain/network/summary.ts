/** The model summary as text, in the form that Keras 3's model.summary() prints on a terminal of 80 columns. */
import { formatBytes, formatCount } from '../numbers/number-text';
import type { LayerReading, NetworkReading } from './read-network';
import { formatShape } from './shape';

/** Weights are float32. */
const bytesPerParameter = 4;

/** Characters of a cell's text in the three columns, without the space on each side. */
const widths = [31, 22, 13] as const;
type Row = readonly [layer: string, shape: string, parameters: string];

/** "104,202 (407.04 KB)". */
export function formatParameters(count: number): string {
  return `${formatCount(count)} (${formatBytes(count * bytesPerParameter)})`;
}

/** The three lines under the table; Keras indents them by one space. */
export function totalLines(reading: Pick<NetworkReading, 'total' | 'trainable' | 'nonTrainable'>): string[] {
  return [
    `Total params: ${formatParameters(reading.total)}`,
    `Trainable params: ${formatParameters(reading.trainable)}`,
    `Non-trainable params: ${formatParameters(reading.nonTrainable)}`,
  ];
}

/** The whole summary, ending without a line break. A layer behind a broken one has "?" for its shape, as an unbuilt one has in Keras. */
export function summaryText(reading: NetworkReading): string {
  const rows = reading.layers.map((layer) => cells(layer).join('\n'));
  return [
    'Model: "sequential"',
    rule('┏', '━', '┳', '┓'),
    line(['Layer (type)', 'Output Shape', 'Param #'], '┃'),
    rule('┡', '━', '╇', '┩'),
    rows.join(`\n${rule('├', '─', '┼', '┤')}\n`),
    rule('└', '─', '┴', '┘'),
    ...totalLines(reading).map((text) => ` ${text}`),
  ].join('\n');
}

/** The lines of one table row: a name that is too wide for its column continues below, with its type. */
function cells(layer: LayerReading): string[] {
  const { parameters, output } = layer;
  const count = parameters ? formatCount(parameters.trainable + parameters.nonTrainable) : '?';
  const shape = output ? formatShape(output) : '?';
  const type = `(${layer.kind})`;
  const name = `${layer.kerasName} ${type}`;
  if (name.length <= widths[0]) return [line([name, shape, count], '│')];
  return [line([layer.kerasName, shape, count], '│'), line([type, '', ''], '│')];
}

function line([layer, shape, parameters]: Row, bar: string): string {
  const texts = [layer.padEnd(widths[0]), shape.padEnd(widths[1]), parameters.padStart(widths[2])];
  return `${bar} ${texts.join(` ${bar} `)} ${bar}`;
}

function rule(left: string, dash: string, middle: string, right: string): string {
  return left + widths.map((width) => dash.repeat(width + 2)).join(middle) + right;
}
