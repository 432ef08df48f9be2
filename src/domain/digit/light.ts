import { extreme } from './extreme';
import { gridOf, nearest, type Grid } from './grid';

/** Half the width of the widest stroke that still counts as ink: this share of the picture's longer side. */
const reach = 1 / 6;
/** Half the width of what is too thin to be paper, such as light words in a dark bar. The squares of squared paper are wider. */
const thin = 1 / 100;

/**
 * The light on the paper, without the ink: a picture of dark ink on light paper is closed (the greatest value around each place, then the least of
 * those), which fills everything narrower than twice the reach. The picture goes on beyond its border as it is there, so that whatever lies along
 * the border (a frame, a table, a bar of a screenshot, a shadow) is as good as wide, and stays; but not what lies between two light corners: there
 * a digit touches the border.
 */
export function lightOn(picture: Grid): Grid {
  const { width, height } = picture;
  const longer = Math.max(width, height);
  const paper = extreme(extreme(picture, Math.floor(thin * longer), -1), Math.floor(thin * longer), 1);
  const radius = Math.ceil(reach * longer);
  const by = 2 * radius;
  const edge = (start: number, step: number, length: number): Float32Array =>
    betweenCorners(Float32Array.from({ length }, (_, index) => paper.values[start + index * step] ?? 0));
  const [top, bottom] = [edge(0, 1, width), edge((height - 1) * width, 1, width)];
  const [left, right] = [edge(0, width, height), edge(width - 1, width, height)];
  const clamp = (at: number, length: number): number => Math.min(Math.max(at, 0), length - 1);
  const wide = gridOf(width + 2 * by, height + 2 * by, (column, row) => {
    const [x, y] = [column - by, row - by];
    if (x >= 0 && x < width) return (y < 0 ? top[x] : y >= height ? bottom[x] : paper.values[y * width + x]) ?? 0;
    return (x < 0 ? left : right)[clamp(y, height)] ?? 0;
  });
  const closed = extreme(extreme(wide, radius, 1), radius, -1);
  return gridOf(width, height, (x, y) => nearest(closed, x + by, y + by));
}

/** An edge of the picture, made as light between its ends as what is around each place on both sides. */
function betweenCorners(edge: Float32Array): Float32Array {
  const filled = edge.slice();
  let most = 0;
  edge.forEach((value, index) => {
    most = Math.max(most, value);
    filled[index] = most;
  });
  most = 0;
  for (let index = edge.length - 1; index >= 0; index--) {
    most = Math.max(most, edge[index] ?? 0);
    filled[index] = Math.min(filled[index] ?? 0, most);
  }
  return filled;
}
