/** Paints the drawing area's canvas. Colours come from the page's theme, widths from the pen of the network's picture. */
import { pen } from '../../domain/digit/from-strokes';
import type { LeftOut } from '../../domain/digit/left-out';
import { side } from '../../domain/digit/mnist-form';
import type { Picture } from '../../domain/digit/picture';
import { smoothed } from '../../domain/digit/smooth';
import type { Stroke } from '../../domain/digit/stroke';

/** The pen's width as a share of the drawing area: on screen as wide as the network sees a digit that fills the area. */
const penShare = pen.width / side;

export function paintStrokes(context: CanvasRenderingContext2D, strokes: readonly Stroke[], ink: string): void {
  const size = context.canvas.width;
  context.lineWidth = penShare * size;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = ink;
  for (const stroke of strokes) {
    const path = smoothed(stroke);
    context.beginPath();
    // A line of no length, with round caps, is a dot.
    for (const [x, y] of path.length === 1 ? [...path, ...path] : path) context.lineTo(x * size, y * size);
    context.stroke();
  }
}

/** A picture, whole, in the middle of the canvas. */
export function paintPicture(context: CanvasRenderingContext2D, picture: Picture): void {
  context.imageSmoothingQuality = 'high';
  const { width, height } = picture;
  context.drawImage(canvasOf(width, height, Uint8ClampedArray.from(picture.data)), ...middle(context, width, height));
}

/** Stripes, light and dark, over what was left out of such a picture: to be seen on every ground, with every eye. */
export function paintLeftOut(context: CanvasRenderingContext2D, { width, height, mask }: LeftOut): void {
  const bytes = new Uint8ClampedArray(mask.length * 4);
  mask.forEach((isOut, index) => {
    const grey = (index + Math.floor(index / width)) % 10 < 5 ? 255 : 90;
    bytes.set([grey, grey, grey, 220 * isOut], index * 4);
  });
  context.drawImage(canvasOf(width, height, bytes), ...middle(context, width, height));
}

/** Where a picture lies in the canvas: left, top, width, height. */
function middle({ canvas }: CanvasRenderingContext2D, width: number, height: number) {
  const scale = canvas.width / Math.max(width, height);
  const [wide, high] = [width * scale, height * scale];
  return [(canvas.width - wide) / 2, (canvas.width - high) / 2, wide, high] as const;
}

/** An image of the data set in the ink of the page, each pixel a sharp square. */
export function paintSample(context: CanvasRenderingContext2D, sample: Uint8Array, ink: string): void {
  const size = context.canvas.width;
  const bytes = new Uint8ClampedArray(sample.length * 4);
  sample.forEach((value, index) => (bytes[index * 4 + 3] = value));
  context.imageSmoothingEnabled = false;
  context.drawImage(canvasOf(side, side, bytes), 0, 0, size, size);
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = ink;
  context.fillRect(0, 0, size, size);
  context.globalCompositeOperation = 'source-over';
}

/** Values from 0 (black) to 1 (white), pixel by pixel. */
export function paintValues(context: CanvasRenderingContext2D, values: Float32Array | null): void {
  const bytes = new Uint8ClampedArray(side * side * 4);
  for (let index = 0; index < side * side; index++) {
    const grey = Math.round(255 * (values?.[index] ?? 0));
    bytes.set([grey, grey, grey, 255], index * 4);
  }
  context.putImageData(new ImageData(bytes, side, side), 0, 0);
}

function canvasOf(width: number, height: number, bytes: Uint8ClampedArray<ArrayBuffer>): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(bytes, width, height), 0, 0);
  return canvas;
}
