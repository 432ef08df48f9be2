import { readNetwork, type NetworkReading } from '../../domain/network/read-network';
import { useTraining } from '../use-page';

/** The network that the worker holds, which is not the edited one until the next training; null when there is none. */
export function useBuilt(): NetworkReading | null {
  const built = useTraining((state) => state.built);
  return built && readNetwork(built);
}
