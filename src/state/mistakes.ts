import { create } from 'zustand';
import { useData } from './data';
import { engine } from './engine';
import { createMistakesState, type MistakesState } from './mistakes-state';
import { useTraining } from './training';

/** Where the page's network errs on the page's data. */
export const useMistakes = create<MistakesState>()(
  createMistakesState({
    engine,
    now: () => ({
      trainedSteps: useTraining.getState().trainedSteps,
      built: useTraining.getState().built,
      dataset: useData.getState().dataset,
    }),
    async loadData() {
      return (await useData.getState().ensureLoaded()) ? useData.getState().info : null;
    },
  }),
);

useTraining.subscribe(({ trainedSteps, built }, before) => {
  if (trainedSteps !== before.trainedSteps || built !== before.built) useMistakes.getState().checkFreshness();
});
useData.subscribe(({ dataset }, before) => {
  if (dataset === before.dataset) return;
  useMistakes.getState().stop();
  useMistakes.getState().checkFreshness();
});
