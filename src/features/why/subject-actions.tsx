import { useT } from '../../i18n/use-t';
import type { ChosenImage } from '../../state/mistakes/mistakes-state';
import { usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
import styles from './why.module.css';

/** Where the chosen image can be taken. */
export function SubjectActions({ image }: { image: ChosenImage }) {
  const page = usePage();
  const t = useT();
  const show = () => page.drawing.getState().showSample(image.bytes);
  const draw = () => {
    show();
    page.view.getState().goToPart('draw');
  };
  const inside = () => {
    show();
    page.view.getState().goToPart('network');
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
