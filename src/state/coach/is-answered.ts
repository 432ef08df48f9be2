import type { Finding } from '../../domain/explain/coach';
import type { NetworkSpec } from '../../domain/network/network';
import { zeroKernelsInside } from '../../domain/network/zero-kernels';
import type { TrainingSettings } from '../../domain/training/training';

interface Chosen {
  readonly settings: TrainingSettings;
  readonly network: NetworkSpec;
}

/** Whether what a finding would change was changed already, to what it asks for or at least towards it, and waits for the next training. `run`: the settings of the run. */
export function isAnswered({ mend }: Finding, { settings, network }: Chosen, run: TrainingSettings | null): boolean {
  if (mend?.kind === 'usualKernels') return zeroKernelsInside(network).length === 0;
  if (mend?.kind !== 'setSetting' || run === null) return false;
  const [is, was] = [settings[mend.name], run[mend.name]];
  return is === mend.value || Math.sign(is - was) === Math.sign(mend.value - was);
}
