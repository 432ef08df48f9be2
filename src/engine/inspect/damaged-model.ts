import { damageProblem } from '../../domain/explain/damage-fit';
import type { Damage } from '../../domain/explain/damage';
import { damagedWeights } from '../../domain/explain/damaged-weights';
import { readNetwork } from '../../domain/network/read-network';
import { EngineFault } from '../core/fault';
import { buildModel, disposeModel, type Model } from '../core/model';
import type { Run } from '../training/run';
import { assign, valuesOf } from '../training/snapshot';
import { namedVariables } from './variables';

/** What questions that look at a run need of it. */
export type SeenRun = Pick<Run, 'model' | 'position'>;

/**
 * A run with damaged weights, for all that looks at it. They are a second model's: those of the run never change, so that nothing which trains, measures, saves or copies
 * it can take the damage along, and putting it back is leaving them alone. The damaged values are kept off the device: on another backend the model is made again.
 */
export class DamagedModel {
  private values: readonly Float32Array[] | null = null;
  private twin: Model | null = null;

  /**
   * Damages the run in this way, and in no other; an empty damage puts everything back.
   *
   * @throws EngineFault `layerMissing` when its network has no such layer, channel or kernel; the damage before stays
   */
  async set({ model }: SeenRun, damage: Damage): Promise<void> {
    const problem = damageProblem(readNetwork(model.network), damage);
    if (problem !== null) throw new EngineFault('layerMissing', problem);
    const values = damage.length > 0 ? damagedValues(model, await valuesOf(model.variables), damage) : null;
    this.clear();
    this.values = values;
  }

  /** The run as it is looked at: with its damage, where it has one. */
  of(run: Run): SeenRun {
    if (!this.values) return run;
    this.twin ??= modelWith(run.model, this.values);
    return { model: this.twin, position: run.position };
  }

  /** Everything is as it was, or the run has other weights now. */
  clear(): void {
    this.disposeModel();
    this.values = null;
  }

  /** Frees what lies on the device; the damage stays. */
  disposeModel(): void {
    if (this.twin) disposeModel(this.twin);
    this.twin = null;
  }
}

/** Of all variables, in their order: `untouched` are the values that they have. */
function damagedValues({ layers }: Model, untouched: readonly Float32Array[], damage: Damage): Float32Array[] {
  let from = 0;
  return [...layers.values()].flatMap((layer) => {
    const weights = namedVariables(layer).map(({ name, variable: { shape } }) => {
      return { name, shape, values: untouched[from++] ?? new Float32Array() };
    });
    return damagedWeights(layer.reading.spec, weights, damage);
  });
}

function modelWith({ network, labelSmoothing }: Model, values: readonly Float32Array[]): Model {
  const model = buildModel(network, 0);
  model.labelSmoothing = labelSmoothing;
  assign(model.variables, values, 'damaged weights');
  return model;
}
