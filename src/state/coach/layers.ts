/** Which layers of the network are dead, for the coach. */
import type { DeadChannels } from '../../domain/explain/coach';
import type { WeightStats } from '../../domain/explain/weight-stats';
import type { Engine } from '../../engine-client/api';
import type { TrainingState } from '../training/training-state';

/** No version of the weights. */
const none = -1;

/** Searches for dead channels where a run rests, so that the search takes no time from it. */
export class LayerWatch {
  found: readonly DeadChannels[] = [];
  /** The version of the weights whose layers were looked at last. */
  private lookedAt = none;

  constructor(
    private readonly engine: Pick<Engine, 'call'>,
    private readonly onFound: () => void,
  ) {}

  /** Another run has begun: what was found belongs to the one before. */
  forget(): void {
    this.found = [];
    this.lookedAt = none;
  }

  async look({ flow, trainedSteps, version }: Pick<TrainingState, 'flow' | 'trainedSteps' | 'version'>): Promise<void> {
    if (trainedSteps === 0 || version === this.lookedAt || (flow !== 'done' && flow !== 'paused')) return;
    this.lookedAt = version;
    const found = await this.search();
    if (this.lookedAt !== version) return;
    this.found = found;
    this.onFound();
  }

  private async search(): Promise<readonly DeadChannels[]> {
    try {
      return deadChannelsOf(await this.engine.call('weightStats', {}));
    } catch {
      // Without weights there is nothing to say about them.
      return [];
    }
  }
}

/** How many channels of each layer with ReLU never answer. */
export function deadChannelsOf({ activity }: WeightStats): readonly DeadChannels[] {
  return activity.map(({ layerId, dead, deadCount }) => ({ layerId, channels: dead.length, dead: deadCount }));
}
