import { isSameNetwork } from '../../../domain/network/same-network';
import { useNetwork, useTraining } from '../../../state/use-page';

/** Whether there are trained weights of the network that is on the page. */
export function useHasWeights(): boolean {
  const network = useNetwork((state) => state.network);
  return useTraining(({ trainedSteps, built }) => trainedSteps > 0 && built !== null && isSameNetwork(built, network));
}
