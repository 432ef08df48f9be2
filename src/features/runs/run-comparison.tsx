import { Suspense, useState } from 'react';
import { extentOf } from '../../domain/run/decimate';
import type { RunRecord } from '../../domain/run/run-record';
import { differences } from '../../domain/run/run-record-differences';
import type { EpochMetrics } from '../../domain/training/metrics';
import { late } from '../../i18n/late';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { epochAxis, niceAxis } from '../../ui/charts/curve';
import { RunSample } from '../../ui/charts/run-marks';
import { Panel } from '../../ui/panel';
import { Select } from '../../ui/select';
import styles from './comparison.module.css';
import { RunSentences } from './run-sentences';
import { useRunWords } from './run-words';
import { useSettingWords } from './setting-words';

const RunsChart = late(async () => (await import('../../ui/charts/runs-chart')).RunsChart);

const metrics = ['valAccuracy', 'valLoss', 'accuracy', 'loss'] as const satisfies readonly (keyof EpochMetrics)[];
type Metric = (typeof metrics)[number];

function isLoss(metric: Metric): boolean {
  return metric === 'loss' || metric === 'valLoss';
}

function linesOf(runs: readonly RunRecord[], metric: Metric) {
  return runs.map(({ id, epochs }) => ({
    id,
    points: epochs.flatMap((epoch) => {
      const value = epoch[metric];
      return value === null || !Number.isFinite(value) ? [] : [{ epoch: epoch.epoch, value }];
    }),
  }));
}

function Chart({ runs, metric }: { runs: readonly RunRecord[]; metric: Metric }) {
  const t = useT();
  const format = useFormat();
  const lines = linesOf(runs, metric);
  const values = lines.flatMap(({ points }) => points.map(({ value }) => value));
  if (values.length === 0) return <p className={styles.empty}>{t('runs.nothingToPlot')}</p>;
  const [low, high] = extentOf(values);
  const yAxis = isLoss(metric) ? niceAxis(0, high * 1.02, 4) : niceAxis(low, Math.min(1, high + 0.001), 4);
  const text = (value: number) => (isLoss(metric) ? format.short(value) : format.percent(value));
  return (
    <div className={styles.chart}>
      <Suspense fallback={null}>
        <RunsChart
          label={t('runs.chart')}
          lines={lines}
          xAxis={epochAxis(Math.max(...runs.map(({ epochs }) => epochs.length)))}
          yAxis={yAxis}
          formatX={(epoch) => format.number(epoch)}
          formatY={text}
        />
      </Suspense>
    </div>
  );
}

function Differences({ runs }: { runs: readonly RunRecord[] }) {
  const t = useT();
  const words = useRunWords();
  const settingWords = useSettingWords();
  const rows = differences(runs);
  if (rows.length === 0) return <p className={styles.empty}>{t('runs.noDifferences')}</p>;
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('runs.differences')}>
      <table className={styles.table}>
        <caption>{t('runs.differences')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('runs.setting')}</th>
            {runs.map((run, index) => (
              <th key={run.id} scope="col">
                <RunSample index={index} /> {words.name(run)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values }) => (
            <tr key={name}>
              <th scope="row">{settingWords.name(name)}</th>
              {runs.map((run, index) => (
                <td key={run.id}>
                  {name === 'dataset' ? words.dataset(run.dataset) : settingWords.value(values[index] ?? '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Two or more runs in one chart, and what was set differently. */
export function RunComparison({ runs }: { runs: readonly RunRecord[] }) {
  const t = useT();
  const words = useRunWords();
  const [metric, setMetric] = useState<Metric>(() =>
    runs.some(({ epochs }) => epochs.some(({ valAccuracy }) => valAccuracy !== null)) ? 'valAccuracy' : 'accuracy',
  );
  const choice = (
    <Select
      label={t('runs.metric')}
      isInline
      value={metric}
      options={metrics.map((value) => ({ value, label: t(`runs.metric_${value}`) }))}
      onChange={setMetric}
    />
  );
  return (
    <Panel title={t('runs.comparison')} level={3} actions={choice}>
      <ul className={styles.legend}>
        {runs.map((run, index) => (
          <li key={run.id}>
            <RunSample index={index} /> {words.name(run)} <span>{words.date(run.createdAt)}</span>
          </li>
        ))}
      </ul>
      <RunSentences runs={runs} />
      <Chart runs={runs} metric={metric} />
      <Differences runs={runs} />
    </Panel>
  );
}
