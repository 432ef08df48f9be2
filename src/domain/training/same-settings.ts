import { orderedJson } from '../formats/files/ordered-json';
import type { TrainingSettings } from './training';

/** Whether two settings train alike, in whatever order their parts stand. */
export function isSameSettings(a: TrainingSettings, b: TrainingSettings): boolean {
  return a === b || orderedJson(a) === orderedJson(b);
}
