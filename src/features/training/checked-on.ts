import type { TrainingSettings } from '../../domain/training/training';
import { useTraining } from '../../state/use-page';

/** The images on which a run is measured after every epoch: what the page calls its second line, and the figures of it, everywhere. */
export type CheckedOn = 'validation' | 'test';

function checkedOn({ validation }: Pick<TrainingSettings, 'validation'>): CheckedOn | null {
  return validation === 'none' ? null : validation === 'test' ? 'test' : 'validation';
}

/** Of the run, or of the next one where there is none; null where nothing is measured between the epochs. */
export function useCheckedOn(): CheckedOn | null {
  return useTraining(({ runSettings, settings }) => checkedOn(runSettings ?? settings));
}
