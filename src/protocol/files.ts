/** Calls that put the network into files of other tools. Types only, see messages.ts. */

/** A network with its weights as TF.js keeps it: the two files of a LayersModel. */
export interface LayersModelFiles {
  /** The text of model.json. */
  readonly model: string;
  /** What its manifest calls weights.bin. */
  readonly weights: Uint8Array;
}

export interface FileCalls {
  /** The network in use, during training too. */
  layersModel: { args: Record<string, never>; result: LayersModelFiles; progress: never };
}
