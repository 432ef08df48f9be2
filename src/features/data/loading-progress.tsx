import { isFull } from '../../domain/data/datasets';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useData, usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
import styles from './data-panel.module.css';

const megabyte = 1e6;

/** How far the loading is, in bytes, and a way to call a long one off. */
export function LoadingProgress() {
  const page = usePage();
  const t = useT();
  const format = useFormat();
  const progress = useData((state) => state.progress);
  const canCancel = useData((state) => isFull(state.dataset));
  if (!progress) return null;
  const { loadedBytes: loaded, totalBytes: total } = progress;
  const size = (bytes: number) => format.number(bytes / megabyte, 1);
  return (
    <div className={styles.loading}>
      <span>
        {total > 0 ? t('data.loading', { loaded: size(loaded), total: size(total) }) : t('data.loadingStart')}
      </span>
      <progress
        className={styles.progress}
        aria-label={t('data.loadingProgress')}
        max={1}
        value={total > 0 ? loaded / total : undefined}
      />
      {canCancel && (
        <Button hint={t('data.cancelHint')} onPress={() => void page.data.getState().cancel()}>
          {t('data.cancel')}
        </Button>
      )}
    </div>
  );
}
