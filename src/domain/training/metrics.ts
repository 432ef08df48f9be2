/** Metrics of one epoch. A loss may be NaN or infinite. */
export interface EpochMetrics {
  /** Counted from 1 since the run began. */
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly valLoss: number | null;
  readonly valAccuracy: number | null;
  readonly seconds: number;
}

/** Metrics of one batch; loss is the mean over the batch plus the penalties of kernel regularizers, accuracy a share from 0 to 1. */
export interface BatchMetrics {
  /** Counted from 1 since the run began. */
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
}

/** A batch where it lies on the run's time line. */
export interface BatchPoint extends BatchMetrics {
  /** 1.5 is the middle of the second epoch. */
  readonly epoch: number;
}

/** How a network does on the images of a split. */
export interface Evaluation {
  readonly loss: number;
  readonly accuracy: number;
  /** Images tested. */
  readonly count: number;
  readonly seconds: number;
}
