/** What code is written from: a set-up as the page has it, read layer by layer. */
import { analyse } from '../../network/analysis';
import type { DatasetId } from '../../data/datasets';
import type { LayerSpec, NetworkSpec } from '../../network/network';
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
  readonly spec: LayerSpec;
  /** Keras's name, "conv2d_1". */
  readonly name: string;
  readonly input: Shape;
  readonly output: Shape;
}

/** The layers of a network; null when it cannot be trained on so many classes. */
export function stagesOf(network: NetworkSpec, classes: number): readonly Stage[] | null {
  const analysis = analyse(network, classes);
  if (!analysis.isValid) return null;
  return network.layers.map((spec, index) => {
    const { kerasName = '', input, output } = analysis.layers[index] ?? {};
    return { spec, name: kerasName, input: input ?? [], output: output ?? [] };
  });
}

/** Languages and libraries that code is written for. */
export const codeTargets = ['keras', 'pytorch', 'tfjs'] as const;
export type CodeTarget = (typeof codeTargets)[number];
