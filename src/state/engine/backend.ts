/** The page's one engine, and what is known of the backend that it runs on. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BackendChoice, Breakdown, BackendReport } from '../../domain/training/backends';
import type { Engine } from '../../engine-client/api';
import type { EngineEvents } from '../../engine-client/engine-client';
import type { EngineFailure } from '../../domain/engine-failure';
import { failureOf } from './failure';

export interface BackendState {
  /** What the engine runs on; null until it has told. */
  readonly report: BackendReport | null;
  readonly choice: BackendChoice;
  /** Of one training step, of all backends that were timed since the page was opened. */
  readonly stepMilliseconds: BackendReport['stepMilliseconds'];
  readonly error: EngineFailure | null;
  /** Devices that failed since the page was opened, the newest last. */
  readonly breakdowns: readonly Breakdown[];
  /** Whether the engine moved on by itself after the newest of them; until the user has taken note. */
  readonly hasFled: boolean;
  readonly dismissFlight: () => void;
  /** Whether the worker died while nobody waited for an answer; until the user has taken note. */
  readonly hasCrashed: boolean;
  readonly dismissCrash: () => void;
  /** Moves the engine, with the network as it is, to another backend. */
  readonly choose: (choice: BackendChoice) => Promise<void>;
}

/** Makes an engine that tells of its worker. */
export type CreateEngine = (events: EngineEvents) => Engine;

/**
 * Every fresh worker begins with the chosen backend.
 *
 * @param baseUrl the address that the worker loads its files from
 * @param onEnd told of every death of the worker, which takes its data set and its network along; gives whether trained weights are lost
 */
export function createBackend(
  createEngine: CreateEngine,
  baseUrl: string,
  onEnd: () => boolean,
): { readonly engine: Engine; readonly backend: StoreApi<BackendState> } {
  const backend = createStore<BackendState>()((set) => ({
    report: null,
    choice: 'auto',
    stepMilliseconds: {},
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

  async function start(target: Engine): Promise<void> {
    const { choice } = backend.getState();
    try {
      const report = await target.call('start', { backend: choice, baseUrl });
      backend.setState(({ stepMilliseconds }) => ({
        report,
        error: null,
        stepMilliseconds: { ...stepMilliseconds, ...report.stepMilliseconds },
      }));
    } catch (error) {
      backend.setState({ report: null, error: failureOf(error) });
    }
  }

  const engine = createEngine({
    onSpawn: (client) => void start(client),
    onFlight: (report, breakdown) =>
      backend.setState(({ breakdowns }) => ({ report, breakdowns: [...breakdowns, breakdown], hasFled: true })),
    onStranded: (error) => backend.setState({ report: null, error }),
    onEnd(hadCalls) {
      const hasLost = onEnd();
      if (!hadCalls || hasLost) backend.setState({ hasCrashed: true });
    },
  });
  return { engine, backend };
}
