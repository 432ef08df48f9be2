import { memo, useEffect, useRef } from 'react';
import type { MapColours } from './colour-scale';
import type { TileLayout } from './tile-layout';
import { layoutSize } from './tile-layout';
import { paintTiles, type TilePicture } from './tile-paint';

export interface TileCanvasProps {
  layout: TileLayout;
  picture: TilePicture | null;
  colours: MapColours;
}

/** All maps of a layer on one canvas, however many: scrolling moves one picture. Decoration; what lies over it has the names. */
export const TileCanvas = memo(function TileCanvas({ layout, picture, colours }: TileCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = layoutSize(layout);
  useEffect(() => {
    // What comes faster than the screen shows it is painted once.
    const frame = requestAnimationFrame(() => {
      if (canvas.current) paintTiles(canvas.current, layout, picture, colours, window.devicePixelRatio);
    });
    return () => cancelAnimationFrame(frame);
  }, [layout, picture, colours]);
  return <canvas ref={canvas} aria-hidden="true" style={{ display: 'block', inlineSize: width, blockSize: height }} />;
});
