import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { type BackendReport, backendChoices, backendNames } from '../../domain/training/backends';
import { useBackend, usePage, useRuns, useTraining } from '../../state/use-page';
import { Select } from '../../ui/select';
import { backendLabels } from '../header/backend-labels';
import { choiceKeys, chosenKeys, rejectedKeys } from './backend-words';
import styles from './settings.module.css';

/** Why this backend, on which device, and why not the others. */
function Reasons({ report }: { report: BackendReport }) {
  const t = useT();
  return (
    <>
      <p>{t(chosenKeys[report.reason], { backend: backendLabels[report.backend] })}</p>
      {report.adapter && <p>{t('backend.adapter', { adapter: report.adapter })}</p>}
      {report.backend === 'wasm' && <p>{t('backend.threads', { count: report.threads })}</p>}
      {report.rejected.length > 0 && (
        <ul className={styles.list}>
          {report.rejected.map(({ backend, reason }) => (
            <li key={`${backend} ${reason}`}>{t(rejectedKeys[reason], { backend: backendLabels[backend] })}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What was measured on this device: steps that were timed to choose between two, and the speed of the last training. */
function Measured() {
  const t = useT();
  const format = useFormat();
  const stepMilliseconds = useBackend((state) => state.stepMilliseconds);
  const speed = useTraining((state) => Math.round(state.progress?.imagesPerSecond ?? 0));
  const trainedOn = useRuns(({ runs, currentId }) => runs.find(({ id }) => id === currentId)?.backend);
  const measured = backendNames.flatMap((backend) => {
    const step = stepMilliseconds[backend];
    const isAtWork = backend === trainedOn && speed > 0;
    if (step === undefined && !isAtWork) return [];
    const label = backendLabels[backend];
    const timed =
      step === undefined ? label : t('backend.stepTime', { backend: label, milliseconds: format.number(step, 1) });
    return isAtWork ? [`${timed} · ${t('backend.speed', { count: speed, speed: format.number(speed) })}`] : [timed];
  });
  if (measured.length === 0) return null;
  return (
    <>
      <p>{t('settings.measured')}</p>
      <ul className={styles.list}>
        {measured.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

export function BackendChooser() {
  const page = usePage();
  const t = useT();
  const report = useBackend((state) => state.report);
  const choice = useBackend((state) => state.choice);
  const hasFailed = useBackend((state) => state.error !== null);
  return (
    <>
      <Select
        label={t('backend.choose')}
        value={choice}
        options={backendChoices.map((value) => ({ value, label: t(choiceKeys[value]) }))}
        onChange={(value) => void page.backend.getState().choose(value)}
      />
      {report ? (
        <>
          <Reasons report={report} />
          <Measured />
        </>
      ) : (
        <p>{t(hasFailed ? 'backend.none' : 'backend.starting')}</p>
      )}
    </>
  );
}
