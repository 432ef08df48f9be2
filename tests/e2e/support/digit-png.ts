import { pngOf } from './png';
import { strokesBoxSide, type Strokes } from './strokes';

/** Side of the picture in pixels, and half the width of its pen. */
const side = 200;
const radius = 8;

/** A digit in dark ink on light paper, as a PNG file such as a painting program saves it. */
export function digitPng(strokes: Strokes): Buffer {
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  const dot = (x: number, y: number): void => {
    for (let down = -radius; down <= radius; down++)
      for (let along = -radius; along <= radius; along++) {
        const [column, row] = [Math.round(x + along), Math.round(y + down)];
        const isOnPaper = column >= 0 && column < side && row >= 0 && row < side;
        if (isOnPaper && along ** 2 + down ** 2 <= radius ** 2)
          data.fill(20, (row * side + column) * 4, (row * side + column) * 4 + 3);
      }
  };
  const scale = side / strokesBoxSide;
  for (const stroke of strokes)
    for (const [at, [x, y]] of stroke.entries()) {
      const [fromX, fromY] = stroke[at - 1] ?? [x, y];
      const steps = Math.max(1, Math.ceil(Math.hypot(x - fromX, y - fromY)));
      for (let step = 0; step <= steps; step++) {
        const part = step / steps;
        dot(scale * (fromX + part * (x - fromX)), scale * (fromY + part * (y - fromY)));
      }
    }
  return pngOf({ width: side, height: side, data });
}
