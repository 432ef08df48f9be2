import { gridOf, nearest, type Grid } from './grid';
import { resampled } from './resample';

/** The longer side, in pixels, of the coarse picture in which the light is judged. */
const coarseSide = 64;
/** Half the width of the widest stroke that still counts as ink, in coarse pixels: a sixth of the picture. */
const radius = 10;

/**
 * The light on the paper, without the ink: a picture of dark ink on light paper is closed (the greatest value around each place, then the least of
 * those), which fills everything narrower than 2 x radius. A shadow over half the sheet or a dark corner stays, and so can be taken away.
 */
export function lightOn(paper: Grid): Grid {
  const step = Math.max(1, Math.max(paper.width, paper.height) / coarseSide);
  const coarse = resampled(
    paper,
    Math.ceil(paper.width / step),
    Math.ceil(paper.height / step),
    { left: 0, top: 0, step },
    'edge',
  );
  const closed = extreme(extreme(coarse, Math.max), Math.min);
  return resampled(closed, paper.width, paper.height, { left: 0, top: 0, step: 1 / step }, 'edge');
}

/** The extreme value in a square of 2 x radius + 1 around each place, first along the rows, then along the columns. */
function extreme(grid: Grid, pick: (a: number, b: number) => number): Grid {
  const over = (value: (offset: number) => number): number => {
    let picked = value(0);
    for (let offset = -radius; offset <= radius; offset++) picked = pick(picked, value(offset));
    return picked;
  };
  const alongRows = gridOf(grid.width, grid.height, (x, y) => over((offset) => nearest(grid, x + offset, y)));
  return gridOf(grid.width, grid.height, (x, y) => over((offset) => nearest(alongRows, x, y + offset)));
}
