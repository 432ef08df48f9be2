import { useFormat } from '../../i18n/format';
import { useT, type MessageKey } from '../../i18n/use-t';
import { isForReport } from '../../state/engine/failure';
import { failureKey } from '../../state/engine/failure-key';
import { useHasItsClasses } from '../../state/data/use-classes';
import { useIsValidatedOnTest, useParts } from '../../state/mistakes/use-parts';
import { useMistakes, usePage, useTraining } from '../../state/use-page';
import { Button } from '../../ui/button';
import { CopyReport } from '../../ui/copy-report';
import { Notice } from '../../ui/notice';
import { Select } from '../../ui/select';
import styles from './reading-bar.module.css';

/** The entries of the glossary that explain which images these are. */
const terms = { test: 'testSet', validation: 'validationSet', train: 'trainingSet' } as const;

/** Which images are read. */
function PartSelect() {
  const page = usePage();
  const t = useT();
  const part = useMistakes((state) => state.part);
  const isValidatedOnTest = useIsValidatedOnTest();
  const options = useParts().map((value) => ({
    value,
    label: t(value === 'test' && isValidatedOnTest ? 'mistakes.part_testValidation' : `mistakes.part_${value}`),
  }));
  return (
    <Select
      isInline
      label={t('mistakes.part')}
      hint={t('mistakes.partHint')}
      term={terms[part]}
      value={part}
      options={options}
      onChange={page.mistakes.getState().setPart}
    />
  );
}

/** Why the network cannot read the images; null when it can. */
function useRefusal(): MessageKey | null {
  const hasNetwork = useTraining((state) => state.built !== null);
  const hasItsClasses = useHasItsClasses();
  if (!hasNetwork) return 'mistakes.noNetwork';
  return hasItsClasses ? null : 'mistakes.otherClasses';
}

/** Has the images read. */
function ReadButton({ isPrimary, children }: { isPrimary: boolean; children: string }) {
  const page = usePage();
  const t = useT();
  const refusal = useRefusal();
  return (
    <Button
      variant={isPrimary ? 'primary' : 'secondary'}
      hint={t('mistakes.readHint')}
      isDisabled={refusal !== null}
      disabledReason={refusal === null ? undefined : t(refusal)}
      onPress={() => void page.mistakes.getState().read()}
    >
      {children}
    </Button>
  );
}

/** Which images are read, and the button that has them read. */
export function ReadingControls() {
  const page = usePage();
  const t = useT();
  const part = useMistakes((state) => state.part);
  const isReading = useMistakes((state) => state.progress !== null);
  const isRead = useMistakes((state) => state.reading !== null);
  const isTrained = useTraining((state) => state.trainedSteps > 0);
  return (
    <>
      <PartSelect />
      {isReading ? (
        <Button hint={t('mistakes.cancelHint')} onPress={page.mistakes.getState().stop}>
          {t('mistakes.cancel')}
        </Button>
      ) : (
        <ReadButton isPrimary={isTrained && !isRead}>{t(`mistakes.read_${part}`)}</ReadButton>
      )}
    </>
  );
}

function Progress({ done, count }: { done: number; count: number }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className={styles.progress}>
      <span>{t('mistakes.progress', { count, done: format.number(done), all: format.number(count) })}</span>
      <progress aria-label={t('mistakes.progressLabel')} value={count > 0 ? done / count : undefined} />
    </div>
  );
}

/** How many images were read, how many of them rightly; or how far the reading is. */
export function ReadingStatus() {
  const t = useT();
  const format = useFormat();
  const reading = useMistakes((state) => state.reading);
  const progress = useMistakes((state) => state.progress);
  if (progress) return <Progress {...progress} />;
  if (!reading) return null;
  const { matrix, answers } = reading;
  const wrong = matrix.total - matrix.correct;
  return (
    <p
      className={styles.status}
      style={{ margin: 0 }}
      role="status"
      aria-label={t('mistakes.status')}
      data-count={matrix.total}
      data-correct={matrix.correct}
      data-steps={answers.trainedSteps}
    >
      <span className={styles.figure}>
        {t('mistakes.wrong', { count: wrong, shown: format.number(wrong), all: format.number(matrix.total) })}
      </span>
      <span>{t('mistakes.right', { share: format.percent(matrix.correct / Math.max(1, matrix.total), 1) })}</span>
      <span>{t('mistakes.after', { count: answers.trainedSteps, shown: format.number(answers.trainedSteps) })}</span>
    </p>
  );
}

/** Why what is shown is old or could not be made. */
export function ReadingNotices() {
  const page = usePage();
  const t = useT();
  const failure = useMistakes((state) => state.failure);
  const isStale = useMistakes((state) => state.isStale && state.reading !== null);
  const isReading = useMistakes((state) => state.progress !== null);
  const again = <ReadButton isPrimary={false}>{t('mistakes.again')}</ReadButton>;
  if (failure) {
    const report = isForReport(failure) && <CopyReport report={() => page.engineReport(failure)} />;
    return (
      <Notice
        tone="danger"
        actions={
          <>
            {again}
            {report}
          </>
        }
      >
        {t(failureKey(failure), { detail: failure.detail })}
      </Notice>
    );
  }
  if (!isStale || isReading) return null;
  return (
    <Notice tone="warning" actions={again}>
      {t('mistakes.stale')}
    </Notice>
  );
}
