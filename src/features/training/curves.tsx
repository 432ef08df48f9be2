import { useT } from '../../i18n/use-t';
import { useTraining } from '../../state/use-page';
import { CurveLegend, type SeriesName } from '../../ui/charts/curve-legend';
import { useCheckedOn } from './checked-on';
import { Curve } from './curve';
import styles from './curves.module.css';
import { MetricsRegion } from './metrics-region';

/** Loss and accuracy over the epochs. */
export function Curves() {
  const t = useT();
  const isChecked = useTraining(({ epochs }) => epochs.some((epoch) => epoch.valLoss !== null));
  const checkedOn = useCheckedOn() ?? (isChecked ? 'validation' : null);
  const names: readonly SeriesName[] = ['raw', 'smooth', 'training', ...(checkedOn ? ['validation' as const] : [])];
  const series = names.map((name) => ({
    name,
    label: t(`curves.${name === 'validation' ? (checkedOn ?? name) : name}`),
  }));
  return (
    <MetricsRegion>
      <Curve metric="loss" />
      <Curve metric="accuracy" />
      <div className={styles.legend}>
        <CurveLegend series={series} />
      </div>
    </MetricsRegion>
  );
}
