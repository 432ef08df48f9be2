import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { usePictureFiles } from '../../../state/data-pictures';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import styles from './own-set.module.css';

/** Names that are shown; the rest is counted. */
const mostNames = 5;

/** How far the reading of picture files is, and which could not be read. */
export function FilesState() {
  const t = useT();
  const format = useFormat();
  const progress = usePictureFiles((state) => state.progress);
  const { cancel, dismiss } = usePictureFiles.getState();
  if (!progress) return null;
  const { done, count, unreadable, empty, isRunning } = progress;
  const namesOf = (names: readonly string[]) =>
    names.length <= mostNames
      ? format.list(names)
      : t('own.andMore', { names: names.slice(0, mostNames).join(', '), count: names.length - mostNames });
  if (isRunning)
    return (
      <div className={styles.reading}>
        <span>{t('own.reading', { done: format.number(done), count: format.number(count) })}</span>
        <progress aria-label={t('own.readingProgress')} max={count} value={done} />
        <Button onPress={cancel}>{t('data.cancel')}</Button>
      </div>
    );
  if (unreadable.length === 0 && empty.length === 0) return null;
  return (
    <Notice tone="warning" actions={<Button onPress={dismiss}>{t('data.dismiss')}</Button>}>
      {unreadable.length > 0 && <p>{t('own.unreadable', { names: namesOf(unreadable) })}</p>}
      {empty.length > 0 && <p>{t('own.noInk', { names: namesOf(empty) })}</p>}
    </Notice>
  );
}
