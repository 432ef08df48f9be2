import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { leftOutOf } from '../../state/drawing/content';
import { useDrawing, usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
import styles from './left-out.module.css';

/** Says what of a picture was not taken for the digit, and takes it back in when one wants. */
export function LeftOut() {
  const page = usePage();
  const t = useT();
  const format = useFormat();
  const leftOut = useDrawing(leftOutOf);
  const keepsAll = useDrawing((state) => state.keepsAll);
  const { setKeepsAll } = page.drawing.getState();
  const kinds = leftOut?.kinds.map((kind) => t(`draw.leftOut.${kind}`));
  const what = kinds && format.list(kinds, 'sentence');
  // Always there, so that a screen reader hears when words come into it.
  return (
    <div className={styles.leftOut} aria-live="polite">
      {what !== undefined && (
        <>
          <p className={styles.words}>{t(keepsAll ? 'draw.leftOut.kept' : 'draw.leftOut.says', { what })}</p>
          <Button
            variant="quiet"
            aria-pressed={keepsAll}
            hint={t('draw.leftOut.keepHint')}
            onPress={() => setKeepsAll(!keepsAll)}
          >
            {t('draw.leftOut.keep')}
          </Button>
        </>
      )}
    </div>
  );
}
