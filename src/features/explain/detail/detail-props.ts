import type { LayerDetail } from '../../../domain/explain/layer-numbers';
import type { LayerReading, NetworkReading } from '../../../domain/network/read-network';

/** What every kind of detail gets. */
export interface DetailProps {
  /** The exact numbers of the layer. */
  readonly detail: LayerDetail;
  readonly channel: number;
  readonly layer: LayerReading;
  readonly built: NetworkReading;
}
