/** What went wrong in the worker, for the people who can mend it. Nothing is sent by itself: the user copies it. */
import { version } from '../../../package.json';
import type { DatasetId } from '../../domain/data/datasets';
import type { NetworkSpec } from '../../domain/network/network';
import type { EngineFailure } from '../../domain/engine-failure';
import type { Surroundings } from '../surroundings';
import type { TrainingState } from '../training/training-state';
import type { BackendState } from './backend';

export interface ReportedFacts {
  readonly backend: Pick<BackendState, 'choice' | 'report' | 'error' | 'breakdowns'>;
  readonly training: Pick<TrainingState, 'built' | 'settings' | 'runSettings' | 'trainedSteps'>;
  readonly dataset: DatasetId;
  readonly network: NetworkSpec;
  readonly browser: Surroundings['browser'];
}

/** The only place for the words of a browser or a driver. A part of the page adds what failed there. */
export function engineReport(known: ReportedFacts, failure: EngineFailure | null): string {
  const { choice, report, error, breakdowns } = known.backend;
  const { built, settings, runSettings, trainedSteps } = known.training;
  const facts = {
    page: `CNN Playground ${version}`,
    browser: known.browser.name,
    isolated: known.browser.isIsolated,
    failure: failure ?? error,
    breakdowns,
    choice,
    backend: report,
    dataset: known.dataset,
    trainedSteps,
    settings: runSettings ?? settings,
    network: built ?? known.network,
  };
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n');
}
