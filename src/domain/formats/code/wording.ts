/** What comments in code say about the set-up: the data, and what the code leaves out. Code is English everywhere, as its libraries are. */
import { isOwn, type DatasetId } from '../../data/datasets';
import { augments } from '../../training/augment';
import type { TrainingSettings } from '../../training/training';

/** The family that a built-in set belongs to; `own` for the user's own. */
export type DataSource = 'mnist' | 'fashion' | 'own';

export function sourceOf(dataset: DatasetId): DataSource {
  if (isOwn(dataset)) return 'own';
  return dataset.startsWith('fashion') ? 'fashion' : 'mnist';
}

/** Whether only the part of a set is used that comes with the page: the first 8,000 training images to train on, the next 2,000 to test. */
export function isPart(dataset: DatasetId): boolean {
  return dataset === 'mnist-10k' || dataset === 'fashion-10k';
}

export const sourceTitles: Readonly<Record<DataSource, string>> = {
  mnist: 'MNIST',
  fashion: 'Fashion-MNIST',
  own: 'pictures of your own',
};

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
