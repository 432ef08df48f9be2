import { useEffect, useState } from 'react';
import { usePage } from '../../state/use-page';
import { droppedFiles, hasFolder } from '../../ui/dropped-files';

function isPicture({ type }: File): boolean {
  return type.startsWith('image/');
}

/** Whether what is dropped belongs to the part of the page under it: a picture to the drawing area, pictures and folders to the editor of an own set. */
function belongsBelow(target: EventTarget | null, transfer: DataTransfer): boolean {
  const taker = target instanceof Element ? target.closest<HTMLElement>('[data-takes]') : null;
  const files = [...transfer.files];
  if (taker?.dataset.takes === 'pictures') return hasFolder(transfer) || files.some(isPicture);
  return taker !== null && files.length === 1 && files.every(isPicture);
}

/**
 * Takes all files that are dropped anywhere on the page, before any part of it takes them for something else.
 *
 * @returns whether files are being dragged over the page
 */
export function useFileDrop(): boolean {
  const { share } = usePage();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    // Only where the pointer leaves the window there is nothing that it enters.
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Without this the browser would leave the page to show the file.
      event.preventDefault();
      if (belongsBelow(event.target, event.dataTransfer)) return;
      event.stopPropagation();
      void droppedFiles(event.dataTransfer).then((dropped) =>
        share.getState().open(dropped.flatMap(({ file }) => file ?? [])),
      );
    };
    window.addEventListener('dragover', onDragOver, { capture: true });
    window.addEventListener('dragleave', onDragLeave, { capture: true });
    window.addEventListener('drop', onDrop, { capture: true });
    return () => {
      window.removeEventListener('dragover', onDragOver, { capture: true });
      window.removeEventListener('dragleave', onDragLeave, { capture: true });
      window.removeEventListener('drop', onDrop, { capture: true });
    };
  }, [share]);
  return isOver;
}
