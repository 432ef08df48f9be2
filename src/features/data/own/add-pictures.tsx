import { useEffect, useRef } from 'react';
import type { OwnClass, OwnSet } from '../../../domain/own-set';
import { useT } from '../../../i18n/use-t';
import { FileButton } from '../../../ui/file-button';
import { UploadIcon } from '../../../ui/icons';
import { Camera } from './camera';
import { DrawExample } from './draw-example';
import { FilesState } from './files-state';
import styles from './own-set.module.css';
import { usePictureFiles } from './use-picture-files';

function picturesIn(transfer: DataTransfer | null): readonly File[] {
  return [...(transfer?.files ?? [])].filter((file) => file.type.startsWith('image/'));
}

/** Pasted and dropped pictures go to the chosen class while the editor is what one works with. */
function useArrivals(take: (files: readonly File[]) => void) {
  const area = useRef<HTMLElement>(null);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = picturesIn(event.clipboardData);
      // Elsewhere a pasted picture goes to the drawing area.
      if (files.length === 0 || !area.current?.closest('section')?.contains(document.activeElement)) return;
      event.preventDefault();
      event.stopPropagation();
      take(files);
    };
    document.addEventListener('paste', onPaste, { capture: true });
    return () => document.removeEventListener('paste', onPaste, { capture: true });
  }, [take]);
  return area;
}

/** All ways by which a class gets pictures: drawn, from files or a folder, pasted, dropped, from the camera. */
export function AddPictures({ set, current }: { set: OwnSet; current: OwnClass }) {
  const t = useT();
  const { progress, add, cancel, dismiss } = usePictureFiles();
  const take = (files: readonly File[]) => {
    if (files.length > 0) void add(files, current.id);
  };
  const newest = useRef(take);
  useEffect(() => {
    newest.current = take;
  });
  const takeNewest = useRef((files: readonly File[]) => newest.current(files)).current;
  const area = useArrivals(takeNewest);
  return (
    <section
      ref={area}
      tabIndex={-1}
      className={styles.adding}
      aria-label={t('own.adding', { name: current.name })}
      onDrop={(event) => {
        const files = picturesIn(event.dataTransfer);
        if (files.length === 0) return;
        event.preventDefault();
        take(files);
      }}
    >
      <h4 className={styles.title}>{t('own.adding', { name: current.name })}</h4>
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
      <FilesState progress={progress} onCancel={cancel} onDismiss={dismiss} />
    </section>
  );
}
