/** The model summary as text, in the form that Keras 3's model.summary() prints on a terminal of 80 columns. */
import { formatBytes, formatCount } from '../numbers/number-text';
import { isStack, networkInput } from './in-order';
import { kerasOrder } from './keras-order';
import type { LayerReading, NetworkReading } from './read-network';
import { formatShape } from './shape';

/** Weights are float32. */
const bytesPerParameter = 4;

/** What Keras calls the network's input. */
const inputLayer = 'input_layer';

/** A column: its heading, the characters of its text without the space on each side, and the side at which the text stands. */
interface Column {
  readonly heading: string;
  readonly width: number;
  readonly isRight?: boolean;
}

const stackColumns: readonly Column[] = [
  { heading: 'Layer (type)', width: 31 },
  { heading: 'Output Shape', width: 22 },
  { heading: 'Param #', width: 13, isRight: true },
];
const graphColumns: readonly Column[] = [
  { heading: 'Layer (type)', width: 19 },
  { heading: 'Output Shape', width: 17 },
  { heading: 'Param #', width: 10, isRight: true },
  { heading: 'Connected to', width: 17 },
];

/** The text of a row, column by column, each in one or more lines. */
type Row = readonly (readonly string[])[];

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

/** What a layer takes, as Keras names it: "conv2d_1[0][0]". */
export function connectionsOf({ inputs }: LayerReading, { byId }: NetworkReading): string[] {
  return inputs.map((id) => `${id === networkInput ? inputLayer : (byId.get(id)?.kerasName ?? '?')}[0][0]`);
}

/** The whole summary, ending without a line break. A layer behind a broken one has "?" for its shape, as an unbuilt one has in Keras. */
export function summaryText(reading: NetworkReading): string {
  const isGraph = !isStack(reading.layers);
  const columns = isGraph ? graphColumns : stackColumns;
  const rows = isGraph ? graphRows(reading, columns) : reading.layers.map((layer) => rowOf(cellsOf(layer), columns));
  const rule = (left: string, dash: string, middle: string, right: string): string =>
    left + columns.map(({ width }) => dash.repeat(width + 2)).join(middle) + right;
  const headings = columns.map(({ heading }) => [heading]);
  return [
    `Model: "${isGraph ? 'functional' : 'sequential'}"`,
    rule('┏', '━', '┳', '┓'),
    ...textOf(headings, columns, '┃'),
    rule('┡', '━', '╇', '┩'),
    rows.map((row) => textOf(row, columns, '│').join('\n')).join(`\n${rule('├', '─', '┼', '┤')}\n`),
    rule('└', '─', '┴', '┘'),
    ...totalLines(reading).map((text) => ` ${text}`),
  ].join('\n');
}

function graphRows(reading: NetworkReading, columns: readonly Column[]): Row[] {
  return kerasOrder(reading.layers).map((id): Row => {
    const layer = reading.byId.get(id);
    const cells = layer ? cellsOf(layer) : [`${inputLayer} (InputLayer)`, formatShape(reading.inputShape), '0'];
    const connections = layer ? connectionsOf(layer, reading).join(',\n') : '-';
    return rowOf([...cells, connections], columns);
  });
}

/** What stands of a layer in every summary. */
function cellsOf({ kerasName, kind, output, parameters }: LayerReading): string[] {
  const count = parameters ? formatCount(parameters.trainable + parameters.nonTrainable) : '?';
  return [`${kerasName} (${kind})`, output ? formatShape(output) : '?', count];
}

function rowOf(cells: readonly string[], columns: readonly Column[]): Row {
  return cells.map((text, index) => text.split('\n').flatMap((line) => wrapped(line, columns[index]?.width ?? 0)));
}

/** A text that is too wide for its column continues below, word by word. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && longer.length <= width) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

function textOf(row: Row, columns: readonly Column[], bar: string): string[] {
  const height = Math.max(...row.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) => {
    const texts = columns.map((column, index) => placed(row[index]?.[line] ?? '', column));
    return `${bar} ${texts.join(` ${bar} `)} ${bar}`;
  });
}

/** A word that is too long ends in a mark of omission. */
function placed(text: string, { width, isRight }: Column): string {
  const short = text.length > width ? `${text.slice(0, width - 1)}…` : text;
  return isRight ? short.padStart(width) : short.padEnd(width);
}
