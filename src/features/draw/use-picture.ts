import { useEffect, useState, type DragEvent } from 'react';
import { useDrawing } from '../../state/drawing';
import { pictureIn, readPicture } from '../../ui/drawing/read-picture';

interface PictureInput {
  /** The last file could not be read. */
  readonly hasFailed: boolean;
  load: (file: Blob | undefined) => void;
  /** Put these on whatever a picture may be dropped on. */
  readonly dropTarget: { onDragOver: (event: DragEvent) => void; onDrop: (event: DragEvent) => void };
}

/** Brings pictures into the drawing area: chosen, dropped or pasted. A file that cannot be read leaves the drawing as it is. */
export function usePicture(): PictureInput {
  const [hasFailed, setFailed] = useState(false);
  const load = (file: Blob | undefined) => {
    if (!file) return;
    readPicture(file).then(
      (picture) => {
        setFailed(false);
        useDrawing.getState().loadPicture(picture);
      },
      () => setFailed(true),
    );
  };
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => load(pictureIn(event.clipboardData));
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
  // A message about an old file has no place beside a new drawing.
  useEffect(() => useDrawing.subscribe(({ image }, before) => image !== before.image && setFailed(false)), []);
  return {
    hasFailed,
    load,
    dropTarget: {
      onDragOver: (event) => event.preventDefault(),
      onDrop(event) {
        event.preventDefault();
        load(event.dataTransfer.files[0]);
      },
    },
  };
}
