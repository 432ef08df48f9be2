import { create } from 'zustand';
import type { BackendChoice } from '../domain/backends';
import { createEngineClient } from '../engine-client/spawn';
import type { Engine } from '../engine-client/api';
import type { BackendReport, EngineFailure } from '../protocol/messages';
import { failureOf } from './failure';

interface BackendState {
  /** What the engine runs on; null until it has told. */
  readonly report: BackendReport | null;
  readonly choice: BackendChoice;
  readonly error: EngineFailure | null;
  /** Whether the device went away and the engine moved on by itself; until the user has taken note. */
  readonly hasFled: boolean;
  dismissFlight(): void;
  /** Moves the engine, with the network as it is, to another backend. */
  choose(choice: BackendChoice): Promise<void>;
}

export const useBackend = create<BackendState>()((set) => ({
  report: null,
  choice: 'auto',
  error: null,
  hasFled: false,
  dismissFlight: () => set({ hasFled: false }),
  async choose(choice) {
    set({ choice, error: null, hasFled: false });
    await start(engine);
  },
}));

/** The page's one engine; every fresh worker begins with the chosen backend. */
export const engine: Engine = createEngineClient(
  (client) => void start(client),
  (report) => useBackend.setState({ report, hasFled: true }),
);

async function start(target: Engine): Promise<void> {
  const { choice } = useBackend.getState();
  try {
    const report = await target.call('start', { backend: choice, baseUrl: document.baseURI });
    useBackend.setState({ report, error: null });
  } catch (error) {
    useBackend.setState({ report: null, error: failureOf(error) });
  }
}
