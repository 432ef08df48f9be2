import { useDrawing, useInside } from '../use-page';

/** The picture that is looked at: the pinned one, else the drawing. */
export function useInsidePicture(): Float32Array | null {
  const drawn = useDrawing((state) => state.image);
  return useInside((state) => state.pinned) ?? drawn;
}
