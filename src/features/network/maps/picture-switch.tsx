import { useT } from '../../../i18n/use-t';
import { usePicture } from '../../../state/inside/use-picture';
import styles from './picture-switch.module.css';

const views = ['maps', 'kernels'] as const;

/** What the picture shows of the layers, and which of it where there is more. */
export function PictureSwitch() {
  const t = useT();
  const view = usePicture((state) => state.view);
  const setView = usePicture((state) => state.setView);
  return (
    <>
      <span role="group" aria-label={t('inside.pictureView')} className={styles.switch}>
        {views.map((each) => (
          <button key={each} type="button" aria-pressed={each === view} onClick={() => setView(each)}>
            {t(`inside.view_${each}`)}
          </button>
        ))}
      </span>
      <span className={styles.which}>{t(`inside.which_${view}`)}</span>
    </>
  );
}
