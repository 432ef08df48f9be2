import { definitionOf } from '../../../domain/layers/registry';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { LayerSign } from '../../../ui/layer-sign';
import { NumberValue } from '../../../ui/maps/number-value';
import type { LayerReading } from '../../../domain/network/read-network';
import type { LayerActivity, VariableStats } from '../../../domain/explain/weight-stats';
import { NoiseControl } from '../damage/noise-control';
import { Histogram } from './histogram';
import { findingsOf } from './findings';
import styles from './weights-view.module.css';

interface LayerWeightsProps {
  layer: LayerReading;
  variables: readonly VariableStats[];
  activity: LayerActivity | null;
  trainedSteps: number;
}

/** The weights of one layer: a histogram and a few words about each of its variables. */
export function LayerWeights({ layer, variables, activity, trainedSteps }: LayerWeightsProps) {
  const t = useT();
  const { displayName, kind } = layer;
  if (variables.length === 0) return null;
  return (
    <li className={styles.layer} aria-label={displayName}>
      <div className={styles.head}>
        <LayerSign family={definitionOf(kind).family} size={28} />
        <h3 className={styles.name}>{displayName}</h3>
      </div>
      <div className={styles.variables}>
        {variables.map((variable) => (
          <Variable key={variable.name} variable={variable} trainedSteps={trainedSteps} />
        ))}
      </div>
      <NoiseControl layer={layer} />
      {activity && activity.deadCount > 0 && (
        <p className={styles.finding}>
          {t('inside.deadCount', { count: activity.deadCount, all: activity.dead.length })}
        </p>
      )}
    </li>
  );
}

function Variable({ variable, trainedSteps }: { variable: VariableStats; trainedSteps: number }) {
  const t = useT();
  const format = useFormat();
  const { name, shape, low, high, mean, zeroShare, notFinite, gradientNorm, histogram } = variable;
  return (
    <figure className={styles.variable} data-variable={name}>
      <figcaption className={styles.caption}>
        <strong>{name}</strong> <span dir="ltr">{shape.join(' × ')}</span>
      </figcaption>
      <Histogram counts={histogram} low={low} high={high} label={t('inside.histogram', { name })} />
      <dl className={styles.facts}>
        <Fact label={t('inside.range')}>
          <NumberValue value={low} name="low" /> … <NumberValue value={high} name="high" />
        </Fact>
        <Fact label={t('inside.meanValue')}>
          <NumberValue value={mean} name="mean" />
        </Fact>
        <Fact label={t('inside.zeros')}>{format.percent(zeroShare, 1)}</Fact>
        <Fact label={t('inside.notFinite')}>{format.number(notFinite)}</Fact>
        <Fact label={t('inside.gradient')}>
          {gradientNorm === null ? t('inside.noGradient') : <NumberValue value={gradientNorm} name="gradient" />}
        </Fact>
      </dl>
      {findingsOf(variable, trainedSteps).map((finding) => (
        <p key={finding} className={styles.finding}>
          {t(`inside.finding_${finding}`)}
        </p>
      ))}
    </figure>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
