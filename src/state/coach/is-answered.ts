import type { Finding } from '../../domain/explain/coach';
import type { TrainingSettings } from '../../domain/training/training';

/** Whether the setting that a finding would change was changed already, to what it asks for or at least towards it, and waits for the next training. */
export function isAnswered({ mend }: Finding, settings: TrainingSettings, run: TrainingSettings | null): boolean {
  if (mend?.kind !== 'setSetting' || run === null) return false;
  const [is, was] = [settings[mend.name], run[mend.name]];
  return is === mend.value || Math.sign(is - was) === Math.sign(mend.value - was);
}
