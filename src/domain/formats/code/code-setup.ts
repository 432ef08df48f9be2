/** What code is written from: a set-up as the page has it, read layer by layer. */
import type { DatasetId } from '../../data/datasets';
import type { LayerSpec, NetworkSpec } from '../../network/network';
import { readNetwork } from '../../network/read-network';
import type { Shape } from '../../network/shape';
import type { TrainingSettings } from '../../training/training';

export interface CodeSetup {
  readonly network: NetworkSpec;
  readonly settings: TrainingSettings;
  readonly dataset: DatasetId;
  /** How many classes the data set has. */
  readonly classes: number;
  /** The name of the data set where it is the user's own: its file is called after it. */
  readonly ownSetName: string;
}

/** A layer with everything that is known of it where it stands. */
export interface Stage {
  readonly id: string;
  /** Ids of the layers that it takes, see `inOrder`. */
  readonly inputs: readonly string[];
  readonly spec: LayerSpec;
  /** Keras's name, "conv2d_1". */
  readonly name: string;
  /** The shape of its only or first input. */
  readonly input: Shape;
  readonly output: Shape;
}

/** The layers of a network; null when it cannot be built. */
export function codeStages(network: NetworkSpec): readonly Stage[] | null {
  const { layers, classes } = readNetwork(network);
  if (classes === null) return null;
  return layers.map(({ id, inputs, spec, kerasName, input, output }) => {
    return { id, inputs, spec, name: kerasName, input: input ?? [], output: output ?? [] };
  });
}
