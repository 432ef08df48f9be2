import type { StateCreator } from 'zustand';
import { isAllowed } from '../../domain/layers/fields';
import { settingsFields } from '../../domain/training/training';
import { isUnderWay } from '../../domain/training/training-flow';
import { TrainingCore, type TrainingSurroundings } from './training-core';
import { TrainingDriver } from './training-driver';
import { initialSettings, noRun, nothingBuilt, type TrainingState } from './training-state';
import { TrainingWeights } from './training-weights';

/**
 * The training slice on any engine and surroundings.
 *
 * @param onCore given what the slice works on, for parts of the training that are loaded late
 */
export function createTrainingState(
  surroundings: TrainingSurroundings,
  onCore?: (core: TrainingCore) => void,
): StateCreator<TrainingState> {
  return (set, get) => {
    const core = new TrainingCore(surroundings, set, get);
    onCore?.(core);
    const driver = new TrainingDriver(core);
    const weights = new TrainingWeights(core);
    return {
      ...noRun,
      settings: initialSettings,
      flow: 'idle',
      isStopping: false,
      evaluating: null,
      failure: null,
      ...nothingBuilt,
      isHeld: false,
      arithmetic: null,
      runSettings: null,
      version: 0,
      setSettings(partial) {
        const settings = { ...get().settings, ...partial };
        if (!(surroundings.allows?.({ settings }) ?? true)) return;
        set({ settings });
        const { learningRate, optimizer } = partial;
        // Another optimizer brings another learning rate along; both wait for the next run.
        if (learningRate === undefined || optimizer || !isAllowed(settingsFields.learningRate, learningRate)) return;
        driver.setLearningRate(learningRate);
      },
      train: () => driver.run(false),
      pause: () => driver.pause(),
      resume: () => driver.resume(),
      stepOneBatch() {
        if (isUnderWay(get().flow)) driver.step();
        else void driver.run(true);
      },
      stop() {
        driver.stop();
        weights.stopEvaluating();
      },
      hold: (work) => driver.hold(work),
      resetWeights: (arithmetic) => weights.reset(arithmetic),
      leaveLost: () => weights.leaveLost(),
      prepare: () => weights.prepare(),
      evaluate: () => weights.evaluate(),
      adopt: (saved) => driver.hold(() => weights.adopt(saved)),
      engineEnded: () => core.engineEnded(),
      resumeRun: () => driver.run(false, true),
      useBestWeights: () => weights.useBest(),
    };
  };
}
