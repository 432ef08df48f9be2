import { longestName } from '../../../domain/data/class-names';
import type { OwnId } from '../../../domain/data/datasets';
import { countLeftOut, type ImportNote, type ImportReport, type LeftOut } from '../../../domain/data/import-report';
import { mostClasses, mostPictures } from '../../../domain/data/own-set';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { usePage, usePictureFiles } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { TextList } from '../../../ui/text-list';
import styles from './own-set.module.css';

function useReasons(): (leftOut: LeftOut) => string {
  const t = useT();
  const format = useFormat();
  return ({ path, reason, count }) => {
    if (reason === 'noRoom') return t('own.left_noRoom', { path, count, most: mostClasses });
    return t(`own.left_${reason}`, { path, most: format.number(mostPictures) });
  };
}

/** Names of folders that are shown; the rest is counted. */
const mostNames = 8;

function useListed(): (names: readonly string[]) => string {
  const t = useT();
  const format = useFormat();
  return (names) =>
    names.length <= mostNames
      ? format.list(names)
      : t('own.andMore', { names: format.list(names.slice(0, mostNames)), count: names.length - mostNames });
}

function useNotes(): (note: ImportNote) => string {
  const t = useT();
  const listed = useListed();
  return (note) => {
    if ('names' in note) return t(`own.note_${note.code}`, { names: listed(note.names) });
    return t(`own.note_${note.code}`, { most: longestName, ...note });
  };
}

interface FilesStateProps {
  /** The set that is shown. */
  setId: OwnId;
  /** Told when what had the focus goes. */
  onLeave: () => void;
}

/** Where other folders would do as well for classes: takes these. */
function OtherFolders({ setId, onLeave }: FilesStateProps) {
  const { pictureFiles } = usePage();
  const t = useT();
  const listed = useListed();
  const other = usePictureFiles((state) => state.other);
  if (other?.setId !== setId) return null;
  const takeThem = () => {
    onLeave();
    void pictureFiles.getState().addOtherwise();
  };
  return <Button onPress={takeThem}>{t('own.otherFolders', { names: listed(other.names) })}</Button>;
}

/** What was left out, and what else is to be said of the last pictures, as one list. */
function Report({ report, ...place }: FilesStateProps & { report: ImportReport }) {
  const page = usePage();
  const t = useT();
  const [reasonFor, wordsFor] = [useReasons(), useNotes()];
  const lines = [...report.leftOut.map(reasonFor), ...report.notes.map(wordsFor)];
  const count = countLeftOut(report);
  const isHarmless = report.leftOut.every(({ reason }) => reason === 'system');
  if (lines.length === 0) return null;
  return (
    <Notice
      tone={isHarmless ? 'info' : 'warning'}
      actions={
        <>
          <OtherFolders {...place} />
          <Button onPress={page.pictureFiles.getState().dismiss}>{t('data.dismiss')}</Button>
        </>
      }
    >
      <TextList title={count > 0 ? t('own.leftOut', { count }) : t('own.aboutImport')} lines={lines} />
    </Notice>
  );
}

/** How far the reading of picture files is, and what came of it. */
export function FilesState(place: FilesStateProps) {
  const page = usePage();
  const t = useT();
  const format = useFormat();
  const progress = usePictureFiles((state) => state.progress);
  if (!progress) return null;
  const { done, count, report, isRunning } = progress;
  if (!isRunning) return <Report {...place} report={report} />;
  return (
    <div className={styles.reading}>
      <span>{t('own.reading', { done: format.number(done), count: format.number(count) })}</span>
      <progress aria-label={t('own.readingProgress')} max={count} value={done} />
      <Button onPress={page.pictureFiles.getState().cancel}>{t('data.cancel')}</Button>
    </div>
  );
}
