/** The coach: looks at the run, its mistakes and the drawing whenever one of them has changed, and says what it finds. */
import { create } from 'zustand';
import { coachFindings, type DeadChannels, type Finding, type FindingMend } from '../domain/coach';
import { deadChannelsOf, evidenceOf, isAnswered } from './coach-evidence';
import { useData } from './data';
import { useDrawing } from './drawing';
import { engine } from './engine';
import { metrics } from './metrics';
import { useMistakes } from './mistakes';
import { useTraining } from './training';

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
const usualClasses = 10;

let timer: ReturnType<typeof setTimeout> | undefined;
let layers: readonly DeadChannels[] = [];
/** The version of the weights whose layers were looked at. */
let lookedAt = -1;
let sameRateSince = 0;

function look(): void {
  timer = undefined;
  const evidence = evidenceOf({
    training: useTraining.getState(),
    batches: metrics.view('loss', allBatches),
    sameRateSince,
    layers,
    mistakes: useMistakes.getState(),
    drawing: useDrawing.getState(),
    dataset: useData.getState().dataset,
    classes: useData.getState().info?.classNames.length ?? usualClasses,
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

/** Dead channels are searched for where a run rests, so that the search takes no time from it. */
async function lookAtLayers(): Promise<void> {
  const { flow, trainedSteps, version } = useTraining.getState();
  if (trainedSteps === 0) layers = [];
  if (trainedSteps === 0 || version === lookedAt || (flow !== 'done' && flow !== 'paused')) return;
  lookedAt = version;
  try {
    const found = deadChannelsOf(await engine.call('weightStats', {}));
    if (useTraining.getState().version === version) layers = found;
    soon();
  } catch {
    // Without weights there is nothing to say about them.
    layers = [];
  }
}

useTraining.subscribe((now, before) => {
  if (now.trainedSteps < before.trainedSteps) sameRateSince = 0;
  else if (now.runSettings?.learningRate !== before.runSettings?.learningRate) sameRateSince = now.trainedSteps;
  if (now.version !== before.version || now.flow !== before.flow) void lookAtLayers();
  if (now.version !== before.version || now.flow !== before.flow || now.runSettings !== before.runSettings) soon();
});
useMistakes.subscribe((now, before) => {
  if (now.reading !== before.reading || now.isStale !== before.isStale) soon();
});
useDrawing.subscribe((now, before) => {
  if (now.image !== before.image) soon(true);
});
