import { dataParts } from '../../domain/data/data-parts';
import { fullIds } from '../../domain/data/datasets';
import type { FileReport } from '../../domain/data/held-data';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useData, usePage, useShare } from '../../state/use-page';
import { Toast } from '../../ui/toast';
import styles from './data-panel.module.css';

function useReportWords(): (report: FileReport) => string {
  const t = useT();
  return ({ name, dataset, part, problem, detail }) => {
    if (problem) return t(`data.fileProblem_${problem}`, { name, detail });
    if (dataset && part)
      return t('data.fileTaken', { name, part: t(`data.part_${part}`), set: t(`data.short_${dataset}`) });
    return name;
  };
}

/** What is still missing of the sets that the files belong to. */
function Missing({ reports }: { reports: readonly FileReport[] }) {
  const t = useT();
  const format = useFormat();
  const held = useData((state) => state.held);
  return fullIds.map((dataset) => {
    const here = held?.sets.find((set) => set.dataset === dataset)?.parts ?? [];
    const missing = dataParts.filter((part) => !here.includes(part));
    if (missing.length === 0 || !reports.some((report) => report.dataset === dataset)) return null;
    const parts = format.list(missing.map((part) => t(`data.part_${part}`)));
    return <p key={dataset}>{t('data.partsMissing', { set: t(`data.short_${dataset}`), parts })}</p>;
  });
}

/** What the files were taken for that the user brought. */
export function FileReports() {
  const page = usePage();
  const t = useT();
  const reports = useData((state) => state.reports);
  const isReading = useShare((state) => state.isOpening);
  const words = useReportWords();
  if (isReading)
    return (
      <Toast tone="info" mustAnswer>
        {t('data.readingFiles')}
      </Toast>
    );
  const hasProblem = reports.some(({ problem }) => problem !== null);
  if (reports.length === 0) return null;
  return (
    <Toast tone={hasProblem ? 'danger' : 'success'} onDismiss={() => page.data.getState().dismissReports()}>
      <ul className={styles.reports}>
        {reports.map((report, index) => (
          <li key={index}>{words(report)}</li>
        ))}
      </ul>
      <Missing reports={reports} />
    </Toast>
  );
}
