import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { isUnderWay } from '../../../domain/training/training-flow';
import { useTraining } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { OwnDrawings } from './own-drawings';
import { failureKey } from './teach-words';
import styles from './teach.module.css';
import { useTeach } from './use-teach';

/** Teach, how far it is, and what it came to. */
export function TeachControls() {
  const t = useT();
  const progress = useTeach((state) => state.progress);
  const failure = useTeach((state) => state.failure);
  const isKept = useTeach((state) => state.isKept);
  return (
    <>
      <div className={styles.said} role="status" aria-label={t('teach.title')}>
        {!progress && <Outcome />}
        {failure && <p className={styles.note}>{t(failureKey(failure))}</p>}
        {!isKept && <p className={styles.note}>{t('teach.notKept')}</p>}
      </div>
      {progress && <Progress />}
      {/* Always there: what has the focus must not go. */}
      <Buttons />
    </>
  );
}

function Buttons() {
  const t = useT();
  const count = useTeach((state) => state.drawings.length);
  const teach = useTeach((state) => state.teach);
  const isBusy = useTraining(({ flow, isHeld }) => isUnderWay(flow) || isHeld);
  const reason = isBusy ? t('teach.busy') : count === 0 ? t('teach.nothing') : null;
  return (
    <div className={styles.row}>
      <Button
        variant="primary"
        hint={t('teach.teachHint')}
        isDisabled={reason !== null}
        disabledReason={reason ?? undefined}
        onPress={() => void teach()}
      >
        {t('teach.teach')}
      </Button>
      <Dialog
        title={t('teach.drawings')}
        trigger={<Button hint={t('teach.drawingsHint')}>{t('teach.show', { count })}</Button>}
      >
        <OwnDrawings />
      </Dialog>
    </div>
  );
}

function Progress() {
  const t = useT();
  const progress = useTeach((state) => state.progress);
  const cancel = useTeach((state) => state.cancel);
  const { step = 0, steps = 1 } = progress ?? {};
  return (
    <div className={styles.row}>
      <progress className={styles.progress} aria-label={t('teach.progress')} value={step} max={steps} />
      <Button hint={t('teach.cancelHint')} onPress={cancel}>
        {t('teach.cancel')}
      </Button>
    </div>
  );
}

/** How many of the drawings are read right now, and what that cost on the test images. */
function Outcome() {
  const t = useT();
  const format = useFormat();
  const taught = useTeach((state) => state.taught);
  const undo = useTeach((state) => state.undo);
  const canUndo = useTraining((state) => state.canUnteach);
  if (!canUndo) return null;
  const count = taught?.drawings.length ?? 0;
  const right = taught?.drawings.filter(({ label, after }) => after.label === label).length ?? 0;
  return (
    <>
      {taught && (
        <>
          <p className={styles.note}>{t('teach.learned', { right, count })}</p>
          <p className={styles.note} data-before={taught.testBefore.accuracy} data-after={taught.testAfter.accuracy}>
            {t('teach.cost', {
              before: format.percent(taught.testBefore.accuracy),
              after: format.percent(taught.testAfter.accuracy),
              images: format.number(taught.testAfter.count),
            })}
          </p>
        </>
      )}
      <Button hint={t('teach.undoHint')} onPress={() => void undo()}>
        {t('teach.undo')}
      </Button>
    </>
  );
}
