import { useEffect } from 'react';
import { useArrivals } from '../../state/data-arrivals';

/** Pictures belong to the drawing area and to own sets; anything else may be data. */
function dataIn(transfer: DataTransfer | null): readonly File[] {
  const files = [...(transfer?.files ?? [])];
  return files.some((file) => file.type.startsWith('image/')) ? [] : files;
}

/** Takes data files wherever on the page they are dropped, before any part of the page takes them for a picture. */
export function useDataDrop(): void {
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      // Without this the browser would leave the page to show the file.
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      const files = dataIn(event.dataTransfer);
      if (files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      void useArrivals.getState().take(files);
    };
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('drop', onDrop, { capture: true });
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('drop', onDrop, { capture: true });
    };
  }, []);
}
