import { usualClasses } from '../../domain/data/datasets';
import type { NetworkSpec } from '../../domain/network/network';
import type { DataShape } from '../data/known-shape';
import { analysisOf } from './analysis-of';

/** Whether a network can be built and trained for such data; for null, of which nothing is known yet, whether it works by itself. */
export function fits(network: NetworkSpec, data: DataShape | null): boolean {
  if (data && network.inputShape.join() !== data.imageShape.join()) return false;
  return analysisOf(network, data?.classCount ?? usualClasses).isValid;
}
