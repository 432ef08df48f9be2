import { useState } from 'react';
import { writeTaskHash } from '../../../domain/link/task-link';
import type { Task } from '../../../domain/lesson/task';
import { goalsOf, type TaskDraft } from '../../../domain/lesson/task-draft';
import { isOwn } from '../../../domain/data/datasets';
import { useT } from '../../../i18n/use-t';
import type { Page } from '../../../state/page';
import { useData, useDrawing, useNetwork, usePage, useTraining, useView } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import { copyText } from '../../../ui/copy-text';
import { downloadBytes } from '../../../ui/download-bytes';
import { CopyIcon, DownloadIcon } from '../../../ui/icons';
import { Notice } from '../../../ui/notice';
import { mostQrLetters, QrCode } from './qr-code';
import styles from './task.module.css';

/** Letters beyond which the squares are so small that not every telephone reads them from the back row. */
const manyLetters = 1000;

/** The task that a draft and the page come to. */
function taskOf(draft: TaskDraft, page: Page, hasOwnData: boolean): Task {
  const { strokes, uploaded, sample } = page.drawing.getState();
  const { tab, explains } = page.view.getState();
  const isDrawn = strokes.length > 0 && uploaded === null && sample === null;
  return {
    title: draft.title,
    text: draft.text.trim(),
    goals: goalsOf(draft),
    locks: draft.locks.filter((lock) => lock !== 'data' || !hasOwnData),
    drawing: draft.takesDrawing && isDrawn ? strokes : null,
    view: draft.takesView ? { tab, explains } : null,
    hasFile: draft.hasFile && page.training.getState().trainedSteps > 0,
  };
}

function areNumbersRight({ accuracy, parameters }: TaskDraft): boolean {
  const isShare = accuracy === null || (accuracy > 0 && accuracy <= 100);
  return isShare && (parameters === null || (Number.isInteger(parameters) && parameters > 0 && parameters <= 1e9));
}

function useMadeLink(draft: TaskDraft) {
  const page = usePage();
  // What the link is made of: it is made anew when any of this changes.
  useNetwork((state) => state.network);
  useTraining((state) => state.settings);
  useDrawing((state) => state.strokes);
  useView((state) => state.tab);
  const hasOwnData = useData(({ dataset }) => isOwn(dataset));
  const setup = page.setup.whole();
  if (!setup || !areNumbersRight(draft)) return null;
  const task = taskOf(draft, page, hasOwnData);
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
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const made = useMadeLink(draft);
  if (!made) return <Notice tone="warning">{t('share.invalid')}</Notice>;
  const { link, id, task, hasOwnData } = made;
  const fits = link.length <= mostQrLetters;
  if (isLarge)
    return (
      <div className={styles.large}>
        <p className={styles.largeTitle}>{task.title || t('task.untitled')}</p>
        <QrCode text={link} isLarge />
        <Button onPress={() => setLarge(false)}>{t('task.smallQr')}</Button>
      </div>
    );
  return (
    <div className={styles.link}>
      <input
        className={styles.linkText}
        type="text"
        dir="ltr"
        readOnly
        aria-label={t('task.link')}
        value={link}
        onFocus={({ target }) => target.select()}
      />
      <div className={styles.row}>
        <Button variant="primary" icon={<CopyIcon />} onPress={() => void copyText(link).then(setCopied)}>
          {t('task.copyLink')}
        </Button>
        {task.hasFile && <Weights id={id} />}
      </div>
      <p role="status" className={styles.note}>
        {isCopied !== null && t(isCopied ? 'learn.copied' : 'learn.notCopied')}
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
