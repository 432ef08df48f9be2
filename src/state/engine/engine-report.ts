/** What went wrong in the worker, for whoever can mend it. Nothing is sent by itself: the user copies it. */
import { version } from '../../../package.json';
import type { EngineFailure } from '../../protocol/messages';
import { useData } from '../data/data';
import { useBackend } from './engine';
import { useNetwork } from '../network/network';
import { useTraining } from '../training/training';

/** The only place for the words of a browser or a driver. A part of the page adds what failed there. */
export function engineReport(failure: EngineFailure | null = null): string {
  const { choice, report, error, breakdowns } = useBackend.getState();
  const { built, settings, runSettings, trainedSteps } = useTraining.getState();
  const facts = {
    page: `CNN Playground ${version}`,
    browser: navigator.userAgent,
    isolated: crossOriginIsolated,
    failure: failure ?? error,
    breakdowns,
    choice,
    backend: report,
    dataset: useData.getState().dataset,
    trainedSteps,
    settings: runSettings ?? settings,
    network: built ?? useNetwork.getState().network,
  };
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n');
}
