import { writeTaskHash } from '../../../domain/link/task-link';
import type { Task } from '../../../domain/lesson/task';
import { goalsOf, isAccuracyAllowed, isCountAllowed, type TaskDraft } from '../../../domain/lesson/task-draft';
import { isOwn } from '../../../domain/data/datasets';
import { useT } from '../../../i18n/use-t';
import { shownStrokes } from '../../../state/drawing/content';
import type { Page } from '../../../state/page';
import { useData, usePage } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import { downloadBytes } from '../../../ui/download-bytes';
import { CopyIcon, DownloadIcon } from '../../../ui/icons';
import { LinkText } from '../../../ui/link-text';
import { Notice } from '../../../ui/notice';
import { useCopied } from '../use-copied';
import { mostQrLetters, QrCode } from './qr-code';
import styles from './task.module.css';
import { useHasWeights } from './use-has-weights';

/** Letters beyond which the squares are so small that not every telephone reads them from the back row. */
const manyLetters = 1000;

/** The task that a draft and the page come to. */
function taskOf(draft: TaskDraft, page: Page, has: { readonly ownData: boolean; readonly weights: boolean }): Task {
  const strokes = shownStrokes(page.drawing.getState());
  const { tab, explains } = page.view.getState();
  return {
    title: draft.title,
    text: draft.text.trim(),
    goals: goalsOf(draft),
    locks: draft.locks.filter((lock) => lock !== 'data' || !has.ownData),
    drawing: draft.takesDrawing && strokes.length > 0 ? strokes : null,
    view: draft.takesView ? { tab, explains } : null,
    hasFile: draft.hasFile && has.weights,
  };
}

function areNumbersRight({ accuracy, parameters }: TaskDraft): boolean {
  return (accuracy === null || isAccuracyAllowed(accuracy)) && (parameters === null || isCountAllowed(parameters));
}

function useMadeLink(draft: TaskDraft) {
  const page = usePage();
  // The page stands still behind the form, but for a training: the link is made anew when that brings weights.
  const weights = useHasWeights();
  const hasOwnData = useData(({ dataset }) => isOwn(dataset));
  const setup = page.setup.whole();
  if (!setup || !areNumbersRight(draft)) return null;
  const task = taskOf(draft, page, { ownData: hasOwnData, weights });
  const { hash, id } = writeTaskHash(setup, task);
  return { link: page.base + hash, id, task, hasOwnData };
}

function Weights({ id }: { id: string }) {
  const t = useT();
  const page = usePage();
  const save = async (): Promise<void> => {
    const share = page.share.getState();
    const file = await share.save('project');
    if (!file) return;
    share.dismiss();
    downloadBytes(file.bytes, `task-${id}.cnn.zip`, file.type);
  };
  return (
    <Button icon={<DownloadIcon />} hint={t('task.hasFileHint')} onPress={() => void save()}>
      {t('task.downloadFile')}
    </Button>
  );
}

interface TaskLinkProps {
  draft: TaskDraft;
  isLarge: boolean;
  setLarge: (isLarge: boolean) => void;
}

/** The link, to be copied, and as a code for telephones, which can fill the window. */
export function TaskLink({ draft, isLarge, setLarge }: TaskLinkProps) {
  const t = useT();
  const { copy, said } = useCopied();
  const made = useMadeLink(draft);
  if (!made) return <Notice tone="warning">{t('share.invalid')}</Notice>;
  const { link, id, task, hasOwnData } = made;
  const fits = link.length <= mostQrLetters;
  if (isLarge)
    return (
      <div className={styles.large}>
        <div className={styles.largeHead}>
          <p className={styles.largeTitle}>{task.title || t('task.untitled')}</p>
          <Button onPress={() => setLarge(false)}>{t('task.smallQr')}</Button>
        </div>
        <QrCode text={link} isLarge />
      </div>
    );
  return (
    <div className={styles.link}>
      <LinkText label={t('task.link')} link={link} />
      <div className={styles.row}>
        <Button variant="primary" icon={<CopyIcon />} onPress={() => copy(link)}>
          {t('task.copyLink')}
        </Button>
        {task.hasFile && <Weights id={id} />}
      </div>
      <p role="status" className={styles.note}>
        {said}
      </p>
      {hasOwnData && <p className={styles.note}>{t('share.linkWithoutData')}</p>}
      {fits ? (
        <>
          <QrCode text={link} isLarge={false} />
          <Button onPress={() => setLarge(true)}>{t('task.largeQr')}</Button>
          {link.length > manyLetters && <p className={styles.note}>{t('task.fineQr')}</p>}
        </>
      ) : (
        <p className={styles.note}>{t('task.noQr')}</p>
      )}
      <p className={styles.note}>{t('task.codesBegin', { code: `task-${id}` })}</p>
    </div>
  );
}
