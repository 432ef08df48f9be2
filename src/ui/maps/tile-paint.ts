/** Paints all maps of a layer onto one canvas. */
import { byteTable, type MapColours } from './colour-scale';
import { layoutSize, tilePlace, type TileLayout } from './tile-layout';

/** What a tile carries besides its colours. */
export type TileMark = 'none' | 'zero' | 'dead' | 'notFinite' | 'off';

export interface TilePicture {
  readonly height: number;
  readonly width: number;
  /** Map after map, each row by row: byte b of map c stands for low[c] + (high[c] - low[c]) b / 255. */
  readonly values: Uint8Array;
  readonly low: Float32Array;
  readonly high: Float32Array;
  /** The value of full colour, of each map. */
  readonly bound: (index: number) => number;
  readonly mark: (index: number) => TileMark;
}

/** CSS pixels that a cell must be wide to carry a minus. */
const minusFrom = 8;

/** Paints every tile, or wipes them away where there is nothing to be shown; `ratio` is device pixels per CSS pixel. */
export function paintTiles(
  canvas: HTMLCanvasElement,
  layout: TileLayout,
  picture: TilePicture | null,
  colours: MapColours,
  ratio: number,
): void {
  const { width, height } = layoutSize(layout);
  const sides = [Math.round(width * ratio), Math.round(height * ratio)] as const;
  if (canvas.width !== sides[0]) canvas.width = sides[0];
  if (canvas.height !== sides[1]) canvas.height = sides[1];
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  if (!picture) return;
  if (picture.height === 1 && picture.width === 1) paintCells(context, layout, picture, colours);
  else paintMaps(context, layout, picture, colours);
  for (let index = 0; index < layout.count; index++) paintMark(context, layout, index, picture.mark(index), colours);
}

function paintMaps(
  context: CanvasRenderingContext2D,
  layout: TileLayout,
  picture: TilePicture,
  colours: MapColours,
): void {
  const { height, width, values, low, high, bound } = picture;
  const sheet = sheetOf(width, height * layout.count);
  const pixels = new Uint32Array(sheet.image.data.buffer);
  const size = height * width;
  for (let index = 0; index < layout.count; index++) {
    const table = byteTable(colours, low[index] ?? 0, high[index] ?? 0, bound(index));
    for (let at = index * size; at < (index + 1) * size; at++) pixels[at] = table[values[at] ?? 0] ?? 0;
  }
  sheet.context?.putImageData(sheet.image, 0, 0);
  // A pixel that is now one and now two wide would look like a pattern of the map.
  context.imageSmoothingEnabled = layout.width < 3 * width && layout.width % width !== 0;
  for (let index = 0; index < layout.count; index++) {
    const [x, y] = tilePlace(layout, index);
    context.drawImage(sheet.canvas, 0, index * height, width, height, x, y, layout.width, layout.height);
  }
  outline(context, layout, colours);
  if (layout.width >= minusFrom * width) minuses(context, layout, picture, colours);
}

/** A bar on each cell that is clearly negative, where cells are as large as those of kernels: so the sign is seen without the colour. */
function minuses(
  context: CanvasRenderingContext2D,
  layout: TileLayout,
  { height, width, values, low, high, bound }: TilePicture,
  { mark }: MapColours,
): void {
  const [cellWidth, cellHeight] = [layout.width / width, layout.height / height];
  const size = height * width;
  context.fillStyle = mark;
  for (let at = 0; at < size * layout.count; at++) {
    const index = Math.floor(at / size);
    const [least = 0, most = 0] = [low[index], high[index]];
    if (least + ((most - least) * (values[at] ?? 0)) / 255 > -0.1 * bound(index)) continue;
    const [x, y] = tilePlace(layout, index);
    const [row, column] = [Math.floor((at % size) / width), at % width];
    context.fillRect(x + (column + 0.3) * cellWidth, y + (row + 0.5) * cellHeight - 0.5, 0.4 * cellWidth, 1);
  }
}

/** A hair line around each tile, so that a map of noughts is seen too. */
function outline(context: CanvasRenderingContext2D, layout: TileLayout, colours: MapColours): void {
  context.strokeStyle = colours.border;
  context.lineWidth = 0.5;
  for (let index = 0; index < layout.count; index++) {
    const [x, y] = tilePlace(layout, index);
    context.strokeRect(x + 0.25, y + 0.25, layout.width - 0.5, layout.height - 0.5);
  }
}

/** Single numbers: squares of one colour. */
function paintCells(
  context: CanvasRenderingContext2D,
  layout: TileLayout,
  { low, bound }: TilePicture,
  colours: MapColours,
): void {
  const tables = new Map<number, Uint32Array>();
  for (let index = 0; index < layout.count; index++) {
    const most = bound(index);
    const table = tables.get(most) ?? byteTable(colours, -most, most, most);
    tables.set(most, table);
    const share = most > 0 ? ((low[index] ?? 0) / most + 1) / 2 : 0.5;
    const pixel = table[Math.max(0, Math.min(255, Math.round(share * 255)))] ?? 0;
    context.fillStyle = `rgb(${pixel & 255} ${(pixel >> 8) & 255} ${(pixel >> 16) & 255})`;
    const [x, y] = tilePlace(layout, index);
    context.fillRect(x, y, layout.width, layout.height);
  }
}

/**
 * A sign besides the colour: a ring for nothing but 0, a cross for a dead channel, an exclamation mark for what is no number, a ring with a bar in it, as on a switch, for
 * what is switched off.
 */
function paintMark(
  context: CanvasRenderingContext2D,
  layout: TileLayout,
  index: number,
  mark: TileMark,
  colours: MapColours,
): void {
  const side = Math.min(layout.width, layout.height);
  if (mark === 'none' || side < 8) return;
  const [x, y] = tilePlace(layout, index);
  const [middleX, middleY, reach] = [x + layout.width / 2, y + layout.height / 2, side * 0.18];
  context.lineWidth = 1.5;
  context.strokeStyle = mark === 'notFinite' ? colours.alarm : colours.mark;
  context.beginPath();
  if (mark === 'zero') context.arc(middleX, middleY, reach, 0, 2 * Math.PI);
  else if (mark === 'dead') drawCross(context, middleX, middleY, reach);
  else if (mark === 'off') drawSwitch(context, middleX, middleY, reach * 1.5);
  else drawAlarm(context, middleX, middleY, reach);
  context.stroke();
}

function drawCross(context: CanvasRenderingContext2D, x: number, y: number, reach: number): void {
  context.moveTo(x - reach, y - reach);
  context.lineTo(x + reach, y + reach);
  context.moveTo(x + reach, y - reach);
  context.lineTo(x - reach, y + reach);
}

/** Open at the top, where the bar stands. */
function drawSwitch(context: CanvasRenderingContext2D, x: number, y: number, reach: number): void {
  context.arc(x, y, reach, -0.3 * Math.PI, 1.3 * Math.PI);
  context.moveTo(x, y - reach * 1.2);
  context.lineTo(x, y);
}

function drawAlarm(context: CanvasRenderingContext2D, x: number, y: number, reach: number): void {
  context.moveTo(x, y - reach * 1.5);
  context.lineTo(x, y + reach * 0.4);
  context.moveTo(x, y + reach * 1.1);
  context.lineTo(x, y + reach * 1.5);
}

function sheetOf(width: number, height: number) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return { canvas, context: canvas.getContext('2d'), image: new ImageData(width, height) };
}
