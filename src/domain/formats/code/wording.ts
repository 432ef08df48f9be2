/** What comments in code say about the set-up: the data, and what the code leaves out. Code is English everywhere, as its libraries are. */
import { datasets, isOwn, type DatasetId } from '../../data/datasets';
import { augments } from '../../training/augmentation';
import type { TrainingSettings } from '../../training/training';

/** What a script calls the pictures that its network is for. */
export function titleOf(dataset: DatasetId): string {
  return isOwn(dataset) ? 'pictures of your own' : datasets[dataset].title;
}

/** A comment about the augmentation of the training images, which the code leaves out; null when there is none. */
export function augmentationRemark(settings: TrainingSettings, sign: string): string | null {
  if (!augments(settings)) return null;
  const parts = [
    amount(settings.augmentShift, 'shifted', 'pixels'),
    amount(settings.augmentRotate, 'turned', 'degrees'),
    amount(settings.augmentZoom * 100, 'scaled', '%'),
    amount(settings.augmentShear, 'sheared', 'degrees'),
    amount(settings.augmentNoise, 'speckled', 'of white'),
  ].filter((part) => part !== null);
  return [
    `${sign} CNN Playground also changed every training picture at random each time`,
    `${sign} (${parts.join(', ')} at most). This is left out here.`,
  ].join('\n');
}

function amount(value: number, verb: string, unit: string): string | null {
  return value > 0 ? `${verb} by ${Number(value.toPrecision(6))} ${unit}` : null;
}
