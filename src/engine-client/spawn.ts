import type { BackendReport } from '../protocol/messages';
import { EngineClient } from './engine-client';

/** The client of the real worker. The address is no import: the page's code never contains the engine's. */
export function createEngineClient(
  onSpawn: (client: EngineClient) => void,
  onFlight: (report: BackendReport) => void,
): EngineClient {
  const spawn = (): Worker =>
    new Worker(new URL('../engine/engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  return new EngineClient(spawn, onSpawn, onFlight);
}
