import { useEffect, useState } from 'react';
import { useArrivals } from '../../state/data-arrivals';
import { useShare } from '../../state/share';
import { hasFolder } from '../../ui/dropped-files';

/** Projects and models by their names; own sets and data files go where data are read. */
function isOurs({ name }: File): boolean {
  return /\.(json|zip|bin)$/i.test(name) && !/\.cnnset\.zip$/i.test(name);
}

function isPicture({ type }: File): boolean {
  return type.startsWith('image/');
}

/** The editor of an own set takes folders, and all that is not the page's own. */
function belongsToEditor({ target, dataTransfer }: DragEvent): boolean {
  if (!dataTransfer || !(target instanceof Element) || !target.closest('[data-takes="pictures"]')) return false;
  return hasFolder(dataTransfer) || ![...dataTransfer.files].some(isOurs);
}

/** Opens what is dropped; false for pictures, which belong to what they are dropped on: the drawing area, an own set. */
function take(files: readonly File[]): boolean {
  if (files.some(isOurs)) void useShare.getState().open(files);
  else if (files.length === 0 || files.some(isPicture)) return false;
  else void useArrivals.getState().take(files);
  return true;
}

/**
 * Takes all files that are dropped anywhere on the page, before any part of it takes them for something else.
 *
 * @returns whether files are being dragged over the page
 */
export function useFileDrop(): boolean {
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
      if (!belongsToEditor(event) && take([...event.dataTransfer.files])) event.stopPropagation();
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
