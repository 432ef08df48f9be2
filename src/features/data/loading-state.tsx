import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useData } from '../../state/data';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import styles from './data-panel.module.css';

const megabyte = 1e6;

/** How far the loading is, or why it failed. */
export function LoadingState() {
  const t = useT();
  const failure = useData((state) => state.failure);
  const progress = useData((state) => state.progress);
  const retry = useData((state) => state.retry);
  if (failure) {
    // A loss belongs to training and is never why data are missing.
    const { code, detail } = failure;
    const words = t(`failure.${code === 'lossNotFinite' ? 'internal' : code}`, { detail });
    const button = (
      <Button hint={t('data.retryHint')} onPress={() => void retry()}>
        {t('data.retry')}
      </Button>
    );
    return (
      <Notice tone="danger" actions={button}>
        {words}
      </Notice>
    );
  }
  return progress ? <Progress loaded={progress.loadedBytes} total={progress.totalBytes} /> : null;
}

function Progress({ loaded, total }: { loaded: number; total: number }) {
  const t = useT();
  const format = useFormat();
  const words =
    total > 0
      ? t('data.loading', { loaded: format.number(loaded / megabyte, 1), total: format.number(total / megabyte, 1) })
      : t('data.loadingStart');
  return (
    <div className={styles.loading}>
      <span>{words}</span>
      <progress aria-label={t('data.loadingProgress')} value={total > 0 ? loaded / total : undefined} />
    </div>
  );
}
