import { useEffect, useState } from 'react';
import { useShare } from '../../state/share';

/** Projects and models by their names; own sets and data files go where data are read. */
function isOurs({ name }: File): boolean {
  return /\.(json|zip|bin)$/i.test(name) && !/\.cnnset\.zip$/i.test(name);
}

/**
 * Opens a project or a model that is dropped anywhere on the page, before any part of it takes the file for something else.
 *
 * @returns whether files are being dragged over the page
 */
export function useFileDrop(): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) setOver(true);
    };
    // Only where the pointer leaves the window there is nothing that it enters.
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!files.some(isOurs)) return;
      event.preventDefault();
      event.stopPropagation();
      void useShare.getState().open(files);
    };
    window.addEventListener('dragover', onDragOver, { capture: true });
    window.addEventListener('dragleave', onDragLeave, { capture: true });
    window.addEventListener('drop', onDrop, { capture: true });
    return () => {
      window.removeEventListener('dragover', onDragOver, { capture: true });
      window.removeEventListener('dragleave', onDragLeave, { capture: true });
      window.removeEventListener('drop', onDrop, { capture: true });
    };
  }, []);
  return isOver;
}
