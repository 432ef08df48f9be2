import { Suspense, useId, type ReactNode } from 'react';
import { late } from '../../i18n/late';
import { useT } from '../../i18n/use-t';
import { useLocked } from '../../state/use-page';
import { Disclosure } from '../../ui/disclosure';
import { Locked } from '../../ui/locked';
import { Curves } from './curves';
import { ForecastLine } from './forecast-line';
import { ProgressBar, RunStatus, Whereabouts } from './run-progress';
import { TestAccuracy } from './test-accuracy';
import { TrainButtons } from './train-buttons';
import styles from './training-panel.module.css';

const RunNotices = late(async () => (await import('./run-notices')).RunNotices);

const SettingsForm = late(async () => (await import('./settings-form')).SettingsForm);

const CallbackSettings = late(async () => (await import('./callback-settings')).CallbackSettings);

const EpochTable = late(async () => (await import('./epoch-table')).EpochTable);

/** What the training will take, and where it is. */
function Outlook() {
  return (
    <div className={styles.outlook}>
      <ForecastLine />
      <ProgressBar />
      <Whereabouts />
    </div>
  );
}

function Folds() {
  const t = useT();
  const isLocked = useLocked('settings');
  return (
    <div className={styles.folds} data-no-print>
      <Disclosure title={t('settings.title')}>
        <Locked when={isLocked}>
          <SettingsForm />
        </Locked>
      </Disclosure>
      <Disclosure title={t('settings.callbacks')} term="schedule">
        <Locked when={isLocked}>
          <CallbackSettings />
        </Locked>
      </Disclosure>
      <Disclosure title={t('curves.asTable')}>
        <EpochTable />
      </Disclosure>
    </div>
  );
}

/** Two parts, which the page places each by itself: what steers the training, and what has come of it, with what there is to be said to the run. */
export function TrainingPanel({ aside }: { aside: ReactNode }) {
  const t = useT();
  const id = useId();
  return (
    <section className={styles.training} aria-labelledby={id}>
      <div className={styles.steer} data-part="training" data-no-print>
        <div className={styles.header}>
          <h2 id={id}>{t('training.title')}</h2>
          <RunStatus />
        </div>
        <div className={styles.controls}>
          <TrainButtons />
          <Outlook />
        </div>
      </div>
      <div className={styles.results}>
        <Curves />
        <div className={styles.said}>
          <TestAccuracy />
          <Suspense>
            <RunNotices />
          </Suspense>
          {aside}
        </div>
        <Folds />
      </div>
    </section>
  );
}
