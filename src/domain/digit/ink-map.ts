import { withoutDust } from './blobs';
import { borderMedian, isLightOnDark } from './border';
import { gridOf, type Grid } from './grid';
import { lightOn } from './light';
import { lightnessOf, opacityOf, type Picture } from './picture';
import { resampled } from './resample';
import { otsu } from './threshold';

/** The longer side, in pixels, to which a larger picture is scaled down first: enough for a digit that fills a quarter of it. */
export const workingSide = 320;
/** Ink must differ from its paper by this much of full contrast; less is an empty sheet and the noise of a camera. */
const leastContrast = 0.08;

/**
 * Where a picture has ink: values from 0 to 1 with the anti-aliasing kept, whether it is dark on light, light on dark or on nothing, under uneven
 * light. The border is taken for background. Null when there is no ink to be seen.
 */
export function inkMap(picture: Picture): Grid | null {
  const contrast = contrastOf(picture);
  const { threshold, low, high } = otsu(contrast.values);
  if (high - low < leastContrast) return null;
  // From none at a quarter of the way between paper and ink to full at three quarters: half ink at the threshold.
  const values = contrast.values.map((value) =>
    Math.min(1, Math.max(0, 0.5 + (2 * (value - threshold)) / (high - low))),
  );
  return withoutDust({ ...contrast, values });
}

/** How much each place differs from its background, 0 to 1. */
function contrastOf(picture: Picture): Grid {
  const opacity = reduced(opacityOf(picture));
  if (borderMedian(opacity) < 0.5) return opacity;
  const lightness = reduced(lightnessOf(picture));
  const paper = isLightOnDark(lightness)
    ? { ...lightness, values: lightness.values.map((value) => 1 - value) }
    : lightness;
  const light = lightOn(paper);
  return gridOf(paper.width, paper.height, (x, y) => {
    const index = y * paper.width + x;
    return Math.max(0, (light.values[index] ?? 0) - (paper.values[index] ?? 0));
  });
}

function reduced(grid: Grid): Grid {
  const step = Math.max(grid.width, grid.height) / workingSide;
  if (step <= 1) return grid;
  return resampled(
    grid,
    Math.ceil(grid.width / step),
    Math.ceil(grid.height / step),
    { left: 0, top: 0, step },
    'edge',
  );
}
