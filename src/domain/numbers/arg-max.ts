/** The index of the greatest value, the first of equals; -1 where there is none, or none is a number. */
export function argMax(values: ArrayLike<number>): number {
  let best = -1;
  for (let index = 0; index < values.length; index++)
    if ((values[index] ?? NaN) > (values[best] ?? -Infinity)) best = index;
  return best;
}
