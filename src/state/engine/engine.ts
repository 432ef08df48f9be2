import { create } from 'zustand';
import { createEngineClient } from '../../engine-client/spawn';
import type { Engine } from '../../engine-client/api';
import type { EngineFailure } from '../../protocol/messages';
import { failureOf } from './failure';
import type { BackendChoice, BackendReport, Breakdown } from '../../domain/training/backends';

interface BackendState {
  /** What the engine runs on; null until it has told. */
  readonly report: BackendReport | null;
  readonly choice: BackendChoice;
  readonly error: EngineFailure | null;
  /** Devices that failed since the page was opened, the newest last. */
  readonly breakdowns: readonly Breakdown[];
  /** Whether the engine moved on by itself after the newest of them; until the user has taken note. */
  readonly hasFled: boolean;
  dismissFlight(): void;
  /** Whether the worker died while nobody waited for an answer; until the user has taken note. */
  readonly hasCrashed: boolean;
  dismissCrash(): void;
  /** Moves the engine, with the network as it is, to another backend. */
  choose(choice: BackendChoice): Promise<void>;
}

export const useBackend = create<BackendState>()((set) => ({
  report: null,
  choice: 'auto',
  error: null,
  breakdowns: [],
  hasFled: false,
  dismissFlight: () => set({ hasFled: false }),
  hasCrashed: false,
  dismissCrash: () => set({ hasCrashed: false }),
  async choose(choice) {
    set({ choice, error: null, hasFled: false, hasCrashed: false });
    await start(engine);
  },
}));

const endListeners: (() => void)[] = [];

/** Has a slice told of every death of the worker, which takes its data set and its network along. */
export function onEngineEnd(listener: () => void): void {
  endListeners.push(listener);
}

/** The page's one engine; every fresh worker begins with the chosen backend. */
export const engine: Engine = createEngineClient({
  onSpawn: (client) => void start(client),
  onFlight: (report, breakdown) =>
    useBackend.setState(({ breakdowns }) => ({ report, breakdowns: [...breakdowns, breakdown], hasFled: true })),
  onStranded: (error) => useBackend.setState({ report: null, error }),
  onEnd(hadCalls) {
    if (!hadCalls) useBackend.setState({ hasCrashed: true });
    for (const listener of endListeners) listener();
  },
});

async function start(target: Engine): Promise<void> {
  const { choice } = useBackend.getState();
  try {
    const report = await target.call('start', { backend: choice, baseUrl: document.baseURI });
    useBackend.setState({ report, error: null });
  } catch (error) {
    useBackend.setState({ report: null, error: failureOf(error) });
  }
}
