import { useT } from '../../i18n/use-t';
import { useDrawing } from '../../state/drawing/drawing';
import type { ChosenImage } from '../../state/mistakes/mistakes-state';
import { useView } from '../../state/session/view';
import { Button } from '../../ui/button';
import styles from './why.module.css';

/** Where the chosen image can be taken. */
export function SubjectActions({ image }: { image: ChosenImage }) {
  const t = useT();
  const show = () => useDrawing.getState().showSample(image.bytes);
  const draw = () => {
    show();
    useView.getState().goToPart('draw');
  };
  const inside = () => {
    show();
    useView.getState().goToTab('inside');
  };
  return (
    <div className={styles.actions}>
      <Button hint={t('why.drawHint')} onPress={draw}>
        {t('why.draw')}
      </Button>
      <Button hint={t('why.insideHint')} onPress={inside}>
        {t('why.inside')}
      </Button>
    </div>
  );
}
