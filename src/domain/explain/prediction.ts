/** What a network says to one image. */
export interface Prediction {
  readonly probabilities: Float32Array;
  /** How many training steps the weights have seen; 0 is an untrained network. */
  readonly trainedSteps: number;
  readonly milliseconds: number;
}
