/** How a picture is made larger: each pixel repeated, or mixed from the pixels next to it. */
export const interpolations = ['nearest', 'bilinear'] as const;
export type Interpolation = (typeof interpolations)[number];

/** A value along one axis of the small picture, and its share in one of the large picture. */
interface Source {
  readonly index: number;
  readonly weight: number;
}

/**
 * What a place along one axis of the large picture is made of. Bilinear: the middle of pixel `position` lies at (position + 0.5) / size - 0.5 of the small
 * picture and takes from the two pixels next to it, each by its nearness; beyond the middle of the first and the last pixel these alone count. This is what
 * Keras 3 computes; TensorFlow.js's own layer measures from the pixels' corners.
 */
export function sourcesAt(
  position: number,
  {
    length,
    size,
    interpolation,
  }: { readonly length: number; readonly size: number; readonly interpolation: Interpolation },
): readonly Source[] {
  if (interpolation === 'nearest') return [{ index: Math.floor(position / size), weight: 1 }];
  const place = Math.min(Math.max((position + 0.5) / size - 0.5, 0), length - 1);
  const index = Math.floor(place);
  const share = place - index;
  return share === 0
    ? [{ index, weight: 1 }]
    : [
        { index, weight: 1 - share },
        { index: index + 1, weight: share },
      ];
}
