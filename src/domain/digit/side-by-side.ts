/** Pictures of one size, one after the other, as the network takes many. */
export function sideBySide(pictures: readonly Float32Array[]): Float32Array {
  const size = pictures[0]?.length ?? 0;
  const all = new Float32Array(pictures.length * size);
  pictures.forEach((picture, at) => all.set(picture, at * size));
  return all;
}
