/** Calls that teach a trained network the learner's own drawings, and take that back. Types only, see messages.ts. */
import type { Evaluation } from '../domain/training/metrics';
import type { TrainingSettings } from '../domain/training/training';

export interface TeachArgs {
  /** count x height x width x channels bytes. */
  readonly images: Uint8Array;
  /** A class for each. */
  readonly labels: Uint8Array;
  /** Those of the run: images that it kept for validation are kept here too. */
  readonly settings: Pick<TrainingSettings, 'validation' | 'validationSplit'>;
  /** Any number of the page's: names this teaching to `undoTeaching`. */
  readonly key: number;
}

export interface TeachProgress {
  readonly step: number;
  readonly steps: number;
}

/** What weights make of the drawings, and of the test images of the data set in place. */
export interface TaughtReading {
  /** count x classes. */
  readonly probabilities: Float32Array;
  readonly test: Evaluation;
}

export interface TeachResult {
  readonly classes: number;
  readonly before: TaughtReading;
  readonly after: TaughtReading;
}

export interface TeachCalls {
  /**
   * Trains a copy of the weights as the run left them, on the drawings among images of the training set, and puts them in place at the end. What was taught before is taught
   * no more unless it is among the drawings. Nothing else of the run changes. `lossNotFinite` leaves all as it was.
   */
  teach: { args: TeachArgs; result: TeachResult; progress: TeachProgress };
  /**
   * Puts the weights back as the run left them, to the last bit; false when they are in place. With a key, only where that teaching is in place.
   */
  undoTeaching: {
    args: { readonly key: number | null };
    result: { readonly isUndone: boolean };
    progress: never;
  };
}
