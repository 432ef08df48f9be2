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

/** The middle of the page: train, watch, measure. */
export function TrainingPanel() {
  const t = useT();
  return (
    <Panel title={t('training.title')} actions={<RunStatus />}>
      <TrainButtons />
      <ForecastLine />
      <ProgressBar />
      <RunNotices />
      <Curves />
      <TestAccuracy />
      <div className={styles.folds}>
        <Disclosure title={t('curves.asTable')}>
          <EpochTable />
        </Disclosure>
        <Disclosure title={t('settings.title')}>
          <SettingsForm />
        </Disclosure>
        <CallbackSettings />
      </div>
    </Panel>
  );
}
