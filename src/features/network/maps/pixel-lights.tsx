import { useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { placementInPicture, type Placement } from '../../../domain/digit/from-strokes';
import { side } from '../../../domain/digit/mnist-form';
import { picturePath } from './light-path';
import type { Region } from '../../../domain/explain/region';
import { networkInput } from '../../../domain/network/in-order';
import { pictureOf } from '../../../state/late/picture';
import { useDrawing, useInside, usePage } from '../../../state/use-page';
import { classNames } from '../../../ui/class-names';
import styles from './light.module.css';
import { MapLight } from './map-light';
import { usePointing } from './use-pointing';

/** An element of another part of the page that keeps room for lights, by the name in its `data-lights`. */
function useSlot(name: string): Element | null {
  // Maps are loaded after the first view, in which these are.
  const [slot] = useState(() => document.querySelector(`[data-lights=${name}]`));
  return slot;
}

/** Where the network's picture lies on the drawing area; null for a brought picture, of which the page shows more than the network gets. */
function usePlacement(): Placement | null {
  const { strokes, sample, uploaded, centred } = useDrawingParts();
  if (uploaded) return null;
  return sample || !centred ? { scale: side, x: 0, y: 0 } : placementInPicture(strokes);
}
function useDrawingParts() {
  return {
    strokes: useDrawing((state) => state.strokes),
    sample: useDrawing((state) => state.sample),
    uploaded: useDrawing((state) => state.uploaded),
    centred: useDrawing((state) => state.centred),
  };
}

function SeenLight() {
  const pointing = usePointing(
    useCallback((x: number, y: number) => {
      const box = document.querySelector('[data-lights=seen]')?.getBoundingClientRect();
      if (!box) return null;
      const at = (place: number, length: number): number =>
        Math.max(0, Math.min(side - 1, Math.floor((place / length) * side)));
      return { layerId: networkInput, row: at(y, box.height), column: at(x, box.width), channel: 0 };
    }, []),
  );
  return (
    <span className={classNames(styles.light, styles.seen)} {...pointing}>
      <MapLight layerId={networkInput} path={picturePath} width={side} height={side} />
    </span>
  );
}

function DrawnLight() {
  const placement = usePlacement();
  const path = useCallback((region: Region) => (placement ? picturePath(region) : ''), [placement]);
  if (!placement) return null;
  // The picture's pixels, seen from the drawing area.
  const { scale, x, y } = placement;
  return <MapLight layerId={networkInput} path={path} left={x} top={y} width={scale} height={scale} />;
}

/** What is lit in the pictures beside the network: the pixels that a number comes from, in what the network sees and where they were drawn. */
export function PixelLights() {
  const picture = pictureOf(usePage());
  const [seen, drawn] = [useSlot('seen'), useSlot('drawn')];
  const isPinned = useInside((state) => state.pinned !== null);
  useEffect(() => {
    // A finger elsewhere puts out what a finger has lit.
    const touched = ({ pointerType }: globalThis.PointerEvent): void => {
      if (pointerType === 'touch') picture.getState().leave('touch');
    };
    document.addEventListener('pointerdown', touched, true);
    return () => document.removeEventListener('pointerdown', touched, true);
  }, [picture]);
  return (
    <>
      {seen && createPortal(<SeenLight />, seen)}
      {drawn && !isPinned && createPortal(<DrawnLight />, drawn)}
    </>
  );
}
