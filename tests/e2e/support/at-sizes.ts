import { test } from './test';

/** The same stories in windows of several sizes, in CSS pixels. */
export function atSizes(sizes: readonly (readonly [width: number, height: number])[], stories: () => void): void {
  for (const [width, height] of sizes)
    test.describe(`${width} x ${height}`, () => {
      test.use({ viewport: { width, height } });
      stories();
    });
}
