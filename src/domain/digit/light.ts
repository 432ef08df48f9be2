import { extreme } from './extreme';
import { gridOf, nearest, type Grid } from './grid';

/** Half the width of the widest stroke that still counts as ink: this share of the picture's longer side. */
const reach = 1 / 6;

/**
 * The light on the paper, without the ink: a picture of dark ink on light paper is closed (the greatest value around each place, then the least of
 * those), which fills everything narrower than twice the reach. The picture goes on beyond its border as it is there, so that whatever lies along
 * the border (a frame, a table, a bar of a screenshot, a shadow) is as good as wide, and stays.
 */
export function lightOn(paper: Grid): Grid {
  const radius = Math.ceil(reach * Math.max(paper.width, paper.height));
  const by = 2 * radius;
  const wide = gridOf(paper.width + 2 * by, paper.height + 2 * by, (x, y) => nearest(paper, x - by, y - by));
  const closed = extreme(extreme(wide, radius, 1), radius, -1);
  return gridOf(paper.width, paper.height, (x, y) => nearest(closed, x + by, y + by));
}
