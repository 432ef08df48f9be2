import type { LabGrid, LabWindow } from '../../../domain/explain/lab';

/** Pictures for pooling, each with a window that suits it. */
export const poolingPictures = {
  /** The well-known window whose largest number is 25. */
  nine: {
    picture: { height: 3, width: 3, values: [1, 0, 4, 8, 2, 5, 20, 13, 25] },
    window: { size: 3, stride: 3, padding: 0 },
  },
  /** Four windows side by side. */
  four: {
    picture: { height: 4, width: 4, values: [1, 3, 2, 1, 4, 6, 5, 0, 7, 2, 9, 8, 0, 1, 3, 4] },
    window: { size: 2, stride: 2, padding: 0 },
  },
  /** Windows that overlap. */
  overlap: {
    picture: {
      height: 5,
      width: 5,
      values: [0, 1, 0, 2, 0, 3, 9, 1, 0, 1, 0, 2, 0, 4, 0, 1, 0, 5, 0, 2, 0, 6, 0, 1, 8],
    },
    window: { size: 3, stride: 1, padding: 0 },
  },
} as const satisfies Record<string, { picture: LabGrid; window: LabWindow }>;
export type PoolingPictureName = keyof typeof poolingPictures;
