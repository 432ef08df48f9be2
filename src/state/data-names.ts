import { create } from 'zustand';
import { classNames } from '../domain/dataset-files';
import { isOwn, type DatasetId } from '../domain/datasets';
import { useData } from './data';
import { useTraining } from './training';

interface PredictedNames {
  /** The classes that the weights in use tell apart, as they were called when these weights were made; null before any. */
  readonly names: readonly string[] | null;
}

/** Another data set, with other classes, may be chosen since the network was built: its names would be wrong for what the network says. */
export const usePredictedNames = create<PredictedNames>()(() => ({ names: null }));

function namesOf(dataset: DatasetId): readonly string[] | null {
  const { info } = useData.getState();
  if (info?.id === dataset) return info.classNames;
  return isOwn(dataset) ? null : classNames[dataset];
}

useTraining.subscribe(({ built, builtDataset }, before) => {
  if (built === before.built && builtDataset === before.builtDataset) return;
  usePredictedNames.setState({ names: builtDataset && namesOf(builtDataset) });
});
