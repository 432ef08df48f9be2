/** The set-up that is on the page, as files and links take it. */
import { parseNetwork, parseSettings } from '../../domain/network/parse';
import type { ProjectSetup } from '../../domain/run/project-file';
import { useData } from '../data/data';
import { useNetwork } from '../network/network';
import { useTraining } from '../training/training';

/** Null while a value is out of its limits: nobody could read the file or the link. */
export function presentSetup(): ProjectSetup | null {
  const { network } = useNetwork.getState();
  const { settings } = useTraining.getState();
  if (!parseNetwork(network).ok || !parseSettings(settings).ok) return null;
  return { network, settings, dataset: useData.getState().dataset };
}
