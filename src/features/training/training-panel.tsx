import type { ReactNode } from 'react';
import { useT } from '../../i18n/use-t';
import { Disclosure } from '../../ui/disclosure';
import { Panel } from '../../ui/panel';
import { CallbackSettings } from './callback-settings';
import { Curves } from './curves';
import { EpochTable } from './epoch-table';
import { ForecastLine } from './forecast-line';
import { RunNotices } from './run-notices';
import { ProgressBar, RunStatus } from './run-progress';
import { SettingsForm } from './settings-form';
import { TestAccuracy } from './test-accuracy';
import { TrainButtons } from './train-buttons';
import styles from './training-panel.module.css';

/** Train, watch, measure; beside it what there is to be said to the run. */
export function TrainingPanel({ aside }: { aside: ReactNode }) {
  const t = useT();
  return (
    <Panel title={t('training.title')} actions={<RunStatus />} isTight>
      <div className={styles.layout}>
        <div className={styles.steer} data-no-print>
          <TrainButtons />
          <ForecastLine />
          <ProgressBar />
        </div>
        <Curves />
        <div className={styles.said}>
          <TestAccuracy />
          <RunNotices />
          {aside}
        </div>
      </div>
      <div className={styles.folds} data-no-print>
        <Disclosure title={t('settings.title')}>
          <SettingsForm />
        </Disclosure>
        <CallbackSettings />
        <Disclosure title={t('curves.asTable')}>
          <EpochTable />
        </Disclosure>
      </div>
    </Panel>
  );
}
