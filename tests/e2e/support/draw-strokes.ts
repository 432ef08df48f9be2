import type { Locator } from '@playwright/test';
import { strokesBoxSide, type Strokes } from './strokes';

/** Draws strokes with the mouse into the upper left square of a drawing area. */
export async function drawStrokes(area: Locator, strokes: Strokes): Promise<void> {
  await area.scrollIntoViewIfNeeded();
  const box = await area.boundingBox();
  if (box === null) throw new Error(`${String(area)} is not on the page`);
  const { mouse } = area.page();
  const scale = Math.min(box.width, box.height) / strokesBoxSide;
  for (const [first, ...others] of strokes) {
    if (first === undefined) continue;
    await mouse.move(box.x + first[0] * scale, box.y + first[1] * scale);
    await mouse.down();
    for (const [x, y] of others) await mouse.move(box.x + x * scale, box.y + y * scale);
    await mouse.up();
  }
}
