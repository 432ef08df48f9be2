/**
 * The channels that are shown when there is room for `count` of `all`: the strongest, and the opened one in any case. All of them stand in their own order, in
 * which one finds them.
 */
export function chosenChannels(
  order: readonly number[] | null,
  all: number,
  count: number,
  opened: number | null,
): readonly number[] {
  const natural = [...Array(all).keys()];
  if (count >= all) return natural;
  const first = (order ?? natural).slice(0, count);
  return opened === null || opened >= all || first.includes(opened) ? first : [...first.slice(0, -1), opened];
}
