import type { Finding } from '../../domain/explain/coach';
import { useNetwork, useTraining } from '../use-page';
import { isAnswered } from './is-answered';

/** Whether what a finding asks for is set already and waits for the next training. */
export function useIsAnswered(finding: Finding): boolean {
  const network = useNetwork((state) => state.network);
  return useTraining(({ settings, runSettings }) => isAnswered(finding, { settings, network }, runSettings));
}
