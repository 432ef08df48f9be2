export const datasetIds = ['mnist-10k', 'mnist', 'fashion-10k', 'fashion'] as const;
export type DatasetId = (typeof datasetIds)[number];

/** What a data set is, apart from its bytes. */
export interface DatasetInfo {
  readonly id: DatasetId;
  readonly imageShape: readonly [height: number, width: number, channels: number];
  readonly classNames: readonly string[];
  readonly trainCount: number;
  readonly testCount: number;
  /** Number of training and test images of each class. */
  readonly trainPerClass: readonly number[];
  readonly testPerClass: readonly number[];
}
