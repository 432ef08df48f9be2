/** The learner's named drawings of a page: made and followed when there is a network that can be taught them. */
import type { StoreApi } from 'zustand/vanilla';
import { createTeachState, type TeachSources, type TeachState } from '../teach/teach-state';
import type { TrainingState } from '../training/training-state';
import { whenChanged } from '../when-changed';

export interface TeachingSources extends TeachSources {
  readonly training: StoreApi<TrainingState>;
}

export function createTeaching(sources: TeachingSources): StoreApi<TeachState> {
  const { data, training } = sources;
  const teach = createTeachState(sources);
  whenChanged(data, ['dataset'], () => teach.getState().setChanged());
  training.subscribe(({ canUnteach, flow }, before) => {
    if (before.canUnteach && !canUnteach) teach.getState().untaught();
    if (flow !== before.flow) teach.getState().trained();
  });
  return teach;
}
