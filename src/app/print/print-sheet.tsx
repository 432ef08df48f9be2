import { totalLines } from '../../domain/network/summary';
import { SummaryTable } from '../../features/network/summary-panel';
import { EpochTable } from '../../features/training/epoch-table';
import { datasetName } from '../../i18n/dataset-name';
import { useFormat } from '../../i18n/format';
import { presetKeys } from '../../i18n/preset-keys';
import { useT } from '../../i18n/use-t';
import { useReading } from '../../state/network/use-network';
import { useBackend, useData, useNetwork, useOwnSets, useTraining } from '../../state/use-page';
import { backendLabels } from '../header/backend-labels';
import styles from './print-sheet.module.css';

/** Whose sheet it is, and of what. */
function Head() {
  const t = useT();
  const presetId = useNetwork((state) => state.presetId);
  const dataset = useData((state) => state.dataset);
  const own = useOwnSets((state) => state.heads);
  return (
    <header className={styles.head}>
      <h1>{t('app.title')}</h1>
      <p>
        {t(presetId ? presetKeys[presetId] : 'preset.own')} · {datasetName(t, dataset, own)}
      </p>
      <p className={styles.fields}>
        <span>{t('print.name')}</span>
        <span>{t('print.date')}</span>
      </p>
    </header>
  );
}

/** How the run was trained, or the next one would be. */
function Settings() {
  const t = useT();
  const format = useFormat();
  const { optimizer, learningRate, batchSize, seed, validation } = useTraining(
    ({ runSettings, settings }) => runSettings ?? settings,
  );
  const report = useBackend((state) => state.report);
  const facts = [
    [t('settings.optimizer'), optimizer.kind],
    [t('settings.learningRate'), String(learningRate)],
    [t('settings.batchSize'), format.number(batchSize)],
    [t('settings.validation'), t(`settings.validation_${validation}`)],
    [t('settings.seed'), String(seed)],
    ...(report ? [[t('app.backend'), backendLabels[report.backend]]] : []),
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Totals() {
  const reading = useReading();
  return <p dir="ltr">{totalLines(reading)[0]}</p>;
}

const questions = ['print.questionCurves', 'print.questionErrors', 'print.questionChange'] as const;

function Questions() {
  const t = useT();
  return (
    <section className={styles.part}>
      <h2>{t('print.questions')}</h2>
      <ol className={styles.questions}>
        {questions.map((key) => (
          <li key={key}>
            {t(key)}
            {[1, 2, 3].map((line) => (
              <div key={line} className={styles.line} aria-hidden="true" />
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A page to hand out: whose it is, and, below the picture and the curves, the network in numbers, how it was trained, what came of it, and questions. */
export function PrintSheet() {
  const t = useT();
  return (
    <>
      <Head />
      <div className={styles.columns}>
        <section className={styles.part}>
          <h2>{t('summary.title')}</h2>
          <SummaryTable />
          <Totals />
        </section>
        <section className={styles.part}>
          <h2>{t('print.results')}</h2>
          <Settings />
          <EpochTable />
        </section>
      </div>
      <Questions />
    </>
  );
}
