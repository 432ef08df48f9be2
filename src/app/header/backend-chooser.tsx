import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { type BackendReport, backendChoices, backendNames } from '../../domain/training/backends';
import { useBackend, usePage } from '../../state/use-page';
import { Select } from '../../ui/select';
import styles from './backend-chooser.module.css';
import { backendLabels } from './backend-labels';
import { choiceKeys, chosenKeys, rejectedKeys } from './backend-words';

/** Why this backend, on which device, and why not the others. */
function Reasons({ report }: { report: BackendReport }) {
  const t = useT();
  return (
    <>
      <p>{t(chosenKeys[report.reason], { backend: backendLabels[report.backend] })}</p>
      {report.adapter && <p>{t('backend.adapter', { adapter: report.adapter })}</p>}
      {report.backend === 'wasm' && <p>{t('backend.threads', { count: report.threads })}</p>}
      <StepTimes report={report} />
      {report.rejected.length > 0 && (
        <ul className={styles.rejected}>
          {report.rejected.map(({ backend, reason }) => (
            <li key={`${backend} ${reason}`}>{t(rejectedKeys[reason], { backend: backendLabels[backend] })}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What was measured where it was in doubt. */
function StepTimes({ report: { stepMilliseconds } }: { report: BackendReport }) {
  const t = useT();
  const format = useFormat();
  const timed = backendNames.flatMap((backend) => {
    const milliseconds = stepMilliseconds[backend];
    return milliseconds === undefined
      ? []
      : [t('backend.stepTime', { backend: backendLabels[backend], milliseconds: format.number(milliseconds, 1) })];
  });
  return timed.length > 0 && <p>{format.list(timed)}</p>;
}

export function BackendChooser() {
  const page = usePage();
  const t = useT();
  const report = useBackend((state) => state.report);
  const choice = useBackend((state) => state.choice);
  return (
    <div className={styles.chooser}>
      <Select
        label={t('backend.choose')}
        value={choice}
        options={backendChoices.map((value) => ({ value, label: t(choiceKeys[value]) }))}
        onChange={(value) => void page.backend.getState().choose(value)}
      />
      {report ? <Reasons report={report} /> : <p>{t('backend.starting')}</p>}
    </div>
  );
}
