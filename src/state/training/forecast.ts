/** The forecast of a training as the page sees it. What makes it is loaded after the page has opened. */
import { createStore } from 'zustand/vanilla';
import type { Forecast } from '../../domain/training/forecast';
import type { Forecaster, ForecastSources } from './forecaster';

export interface ForecastState {
  /** Null while the network does not fit, the data are not there, or the engine has not started. */
  readonly forecast: Forecast | null;
}

export function createForecast(sources: ForecastSources) {
  const store = createStore<ForecastState>()(() => ({ forecast: null }));
  const load = () =>
    import('./forecaster')
      .then((module) => new module.Forecaster(sources, (forecast) => store.setState({ forecast })))
      // The page does without where it cannot be loaded.
      .catch(() => null);
  let loaded: Promise<Forecaster | null> | undefined;
  const tell = async (what: (forecaster: Forecaster) => void): Promise<void> => {
    loaded ??= load();
    const forecaster = await loaded;
    if (forecaster) what(forecaster);
  };
  return {
    store,
    /** What would be trained, the backend or the state of the training has changed. */
    changed: () => void tell((forecaster) => forecaster.changed()),
    /** An epoch was trained, in so many seconds. */
    trained: (seconds: number) => void tell((forecaster) => forecaster.trained(seconds)),
  };
}
export type ForecastKeeper = ReturnType<typeof createForecast>;
