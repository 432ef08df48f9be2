import { useEffect, useRef } from 'react';
import type { OwnClass, OwnSet } from '../../../domain/data/own-set';
import { useT } from '../../../i18n/use-t';
import { usePage } from '../../../state/use-page';
import { FileButton } from '../../../ui/file-button';
import { UploadIcon } from '../../../ui/icons';
import { Camera } from './camera';
import { DrawExample } from './draw-example';
import { FilesState } from './files-state';
import styles from './own-set.module.css';

/** Each with the folders that it lies in, where a folder was chosen. */
function withPaths(files: readonly File[]) {
  return files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

function picturesIn(transfer: DataTransfer | null): readonly File[] {
  return [...(transfer?.files ?? [])].filter((file) => file.type.startsWith('image/'));
}

/** Pictures that are pasted while one works with the editor go to a class; elsewhere they go to the drawing area. */
function usePaste(classId: string) {
  const { pictureFiles } = usePage();
  const area = useRef<HTMLElement>(null);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = picturesIn(event.clipboardData);
      const editor = area.current?.parentElement;
      if (files.length === 0 || !editor?.contains(document.activeElement)) return;
      event.preventDefault();
      event.stopPropagation();
      void pictureFiles.getState().add(withPaths(files), classId);
    };
    document.addEventListener('paste', onPaste, { capture: true });
    return () => document.removeEventListener('paste', onPaste, { capture: true });
  }, [pictureFiles, classId]);
  return area;
}

/** The ways by which a class gets pictures: drawn, from files or a folder, pasted, from the camera; dropped, on the whole editor. */
export function AddPictures({ set, current }: { set: OwnSet; current: OwnClass }) {
  const { pictureFiles } = usePage();
  const t = useT();
  const area = usePaste(current.id);
  const take = (files: readonly File[]) => {
    if (files.length > 0) void pictureFiles.getState().add(withPaths(files), current.id);
  };
  return (
    <section ref={area} tabIndex={-1} className={styles.adding} aria-label={t('own.adding', { name: current.name })}>
      <h3 className={styles.title}>{t('own.adding', { name: current.name })}</h3>
      <DrawExample set={set} current={current} />
      <div className={styles.buttons}>
        <FileButton
          isMultiple
          accept="image/*"
          icon={<UploadIcon />}
          hint={t('own.filesHint')}
          inputLabel={t('own.files')}
          onFiles={take}
        >
          {t('own.files')}
        </FileButton>
        <FileButton isFolder hint={t('own.folderHint')} inputLabel={t('own.folder')} onFiles={take}>
          {t('own.folder')}
        </FileButton>
        <Camera set={set} current={current} />
      </div>
      <FilesState setId={set.id} onLeave={() => area.current?.focus({ preventScroll: true })} />
    </section>
  );
}
