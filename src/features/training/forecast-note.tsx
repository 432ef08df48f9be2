import type { Forecast, ForecastMend } from '../../domain/training/forecast';
import { useFormat } from '../../i18n/format';
import { useT, type Translate } from '../../i18n/use-t';
import { useForecast, usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
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
  return <Button onPress={apply}>{mendWords(t, mend)}</Button>;
}

function Warning({ forecast: { warning, bytes } }: { forecast: Forecast }) {
  const t = useT();
  const format = useFormat();
  if (!warning) return null;
  const { kind, mend } = warning;
  return (
    <Notice tone="warning" actions={mend && <MendButton mend={mend} />}>
      {t(`forecast.warning_${kind}`, { memory: format.number(megabytes({ bytes })) })}{' '}
      {!mend && t('forecast.smallerNetwork')}
    </Notice>
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
      {forecast && <Warning forecast={forecast} />}
    </>
  );
}
