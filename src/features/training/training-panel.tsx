import type { ReactNode } from 'react';
import { late } from '../../i18n/late';
import { useT } from '../../i18n/use-t';
import { Disclosure } from '../../ui/disclosure';
import { Panel } from '../../ui/panel';
import { Curves } from './curves';
import { ForecastLine } from './forecast-line';
import { RunNotices } from './run-notices';
import { ProgressBar, RunStatus } from './run-progress';
import { TestAccuracy } from './test-accuracy';
import { TrainButtons } from './train-buttons';
import styles from './training-panel.module.css';

const SettingsForm = late(async () => (await import('./settings-form')).SettingsForm);

const CallbackSettings = late(async () => (await import('./callback-settings')).CallbackSettings);

const EpochTable = late(async () => (await import('./epoch-table')).EpochTable);

/** Train, watch, measure; beside it what there is to be said to the run. */
export function TrainingPanel({ aside }: { aside: ReactNode }) {
  const t = useT();
  return (
    <Panel title={t('training.title')} actions={<RunStatus />} isTight>
      <div className={styles.layout}>
        <div className={styles.steer}>
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
      <div className={styles.folds}>
        <Disclosure title={t('settings.title')}>
          <SettingsForm />
        </Disclosure>
        <Disclosure title={t('settings.callbacks')}>
          <CallbackSettings />
        </Disclosure>
        <Disclosure title={t('curves.asTable')}>
          <EpochTable />
        </Disclosure>
      </div>
    </Panel>
  );
}
