/** The coach: looks at the run, its mistakes and the drawing whenever one of them has changed, and says what it finds. */
import { create } from 'zustand';
import { coachFindings, type Finding, type FindingMend } from '../../domain/explain/coach';
import { usualClasses } from '../../domain/data/datasets';
import { evidenceOf, isAnswered } from './evidence';
import { LayerWatch } from './layers';
import { useData } from '../data/data';
import { useDrawing } from '../drawing/drawing';
import { engine } from '../engine/engine';
import { metrics } from '../training/metrics';
import { useMistakes } from '../mistakes/mistakes';
import { useTraining } from '../training/training';

interface CoachState {
  /** The most pressing first. */
  readonly findings: readonly Finding[];
  /** Makes the change that a finding asks for. */
  mend(mend: FindingMend): void;
}

export const useCoach = create<CoachState>()(() => ({
  findings: [],
  mend(mend) {
    if (mend.kind === 'setSetting') useTraining.getState().setSettings({ [mend.name]: mend.value });
    else useDrawing.getState().setCentred(true);
  },
}));

/** Whether what a finding asks for is set already and waits for the next training. */
export function useIsAnswered(finding: Finding): boolean {
  return useTraining(({ settings, runSettings }) => isAnswered(finding, settings, runSettings));
}

/** Changes come in bursts, and a stroke under way is no drawing yet (ms). */
const calmAfter = 400;
/** More than a run keeps: all of its batches. */
const allBatches = 1 << 20;

let timer: ReturnType<typeof setTimeout> | undefined;
const layers = new LayerWatch(engine, () => soon());
let sameRateSince = 0;

function look(): void {
  timer = undefined;
  const evidence = evidenceOf({
    training: useTraining.getState(),
    batches: metrics.view('loss', allBatches),
    sameRateSince,
    layers: layers.found,
    mistakes: useMistakes.getState(),
    drawing: useDrawing.getState(),
    dataset: useData.getState().dataset,
    classes: useTraining.getState().builtClasses?.length ?? usualClasses,
  });
  const findings = coachFindings(evidence);
  // Judging again and again must not render anything where nothing has changed.
  if (JSON.stringify(findings) !== JSON.stringify(useCoach.getState().findings)) useCoach.setState({ findings });
}

/** While a drawing goes on, its end is awaited; anything else is looked at within the time. */
function soon(isDrawing = false): void {
  if (isDrawing) {
    clearTimeout(timer);
    timer = undefined;
  }
  timer ??= setTimeout(look, calmAfter);
}

useTraining.subscribe((now, before) => {
  if (now.trainedSteps < before.trainedSteps) {
    sameRateSince = 0;
    layers.forget();
  } else if (now.runSettings?.learningRate !== before.runSettings?.learningRate) sameRateSince = now.trainedSteps;
  if (now.version !== before.version || now.flow !== before.flow) void layers.look(now);
  if (now.version !== before.version || now.flow !== before.flow || now.runSettings !== before.runSettings) soon();
});
useMistakes.subscribe((now, before) => {
  if (now.reading !== before.reading || now.isStale !== before.isStale) soon();
});
useDrawing.subscribe((now, before) => {
  if (now.image !== before.image) soon(true);
});
