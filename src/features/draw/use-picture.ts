import { useCallback, useEffect, useState, type DragEvent } from 'react';
import { usePage } from '../../state/use-page';

interface PictureInput {
  /** The last file could not be read. */
  readonly hasFailed: boolean;
  load: (file: Blob | undefined) => void;
  /** Put these on whatever a picture may be dropped on. */
  readonly dropTarget: {
    'data-takes': string;
    onDragOver: (event: DragEvent) => void;
    onDrop: (event: DragEvent) => void;
  };
}

/** The first picture among what was pasted. */
function pictureIn(data: DataTransfer | null): File | undefined {
  return [...(data?.files ?? [])].find((file) => file.type.startsWith('image/'));
}

/** Brings pictures into the drawing area: chosen, dropped or pasted. A file that cannot be read leaves the drawing as it is. */
export function usePicture(): PictureInput {
  const { drawing, loadPicture } = usePage();
  const [hasFailed, setFailed] = useState(false);
  const load = useCallback(
    (file: Blob | undefined) => {
      if (file) void loadPicture(file).then((isRead) => setFailed(!isRead));
    },
    [loadPicture],
  );
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => load(pictureIn(event.clipboardData));
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [load]);
  // A message about an old file has no place beside a new drawing.
  useEffect(() => drawing.subscribe(({ image }, before) => image !== before.image && setFailed(false)), [drawing]);
  return {
    hasFailed,
    load,
    dropTarget: {
      'data-takes': 'picture',
      onDragOver: (event) => event.preventDefault(),
      onDrop(event) {
        event.preventDefault();
        load(event.dataTransfer.files[0]);
      },
    },
  };
}
