import type { Forecast, ForecastMend } from '../../domain/training/forecast';
import { isUnderWay } from '../../domain/training/training-flow';
import { useFormat } from '../../i18n/format';
import { useT, type Translate } from '../../i18n/use-t';
import { useForecast, usePage, useTraining } from '../../state/use-page';
import { WarningIcon } from '../../ui/icons';
import styles from './forecast-note.module.css';
import { durationWords, megabytes } from './forecast-words';

function useForecastWords(): (forecast: Forecast | null) => string {
  const t = useT();
  const format = useFormat();
  return (forecast) => {
    const seconds = forecast?.seconds ?? null;
    if (!forecast || seconds === null) return '—';
    const { key, count } = durationWords(seconds);
    const memory = format.number(megabytes(forecast));
    return t('forecast.line', { time: t(key, { count, seconds: count }), memory });
  };
}

function mendWords(t: Translate, mend: ForecastMend): string {
  if (mend.kind === 'dataset') return t('forecast.mend_dataset');
  const { kind, value } = mend;
  return kind === 'epochs' ? t('coach.mend_epochs', { count: value, value }) : t('forecast.mend_batchSize', { value });
}

/** The one change that helps. */
function MendButton({ mend }: { mend: ForecastMend }) {
  const page = usePage();
  const t = useT();
  const apply = (): void => {
    if (mend.kind === 'dataset') void page.data.getState().select(mend.dataset);
    else page.training.getState().setSettings({ [mend.kind]: mend.value });
  };
  return (
    <button type="button" className={styles.mend} onClick={apply}>
      {mendWords(t, mend)}
    </button>
  );
}

/** In the place of what is only said while a training goes on. */
function Warning({ forecast: { warning, bytes } }: { forecast: Forecast }) {
  const t = useT();
  const format = useFormat();
  const isBusy = useTraining((state) => isUnderWay(state.flow));
  if (!warning || isBusy) return null;
  const { kind, mend } = warning;
  return (
    <p className={styles.warning} data-notice="warning">
      <WarningIcon size={16} />
      <span>
        {t(`forecast.warning_${kind}`, { memory: format.number(megabytes({ bytes })) })}
        {format.gap}
        {mend ? <MendButton mend={mend} /> : t('forecast.smallerNetwork')}
      </span>
    </p>
  );
}

/** The forecast in words, and what helps where it is too much. */
export function ForecastNote() {
  const t = useT();
  const words = useForecastWords();
  const forecast = useForecast((state) => state.forecast);
  const { seconds = null, bytes } = forecast ?? {};
  return (
    <>
      <p className={styles.line} role="note" aria-label={t('forecast.label')} data-seconds={seconds} data-bytes={bytes}>
        {words(forecast)}
      </p>
      <div aria-live="polite">{forecast && <Warning forecast={forecast} />}</div>
    </>
  );
}
