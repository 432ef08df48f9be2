import { memo, useEffect, useRef } from 'react';
import type { Region } from '../../../domain/explain/region';
import { lightIn } from '../../../state/inside/picture';
import { pictureOf } from '../../../state/late/picture';
import { usePage } from '../../../state/use-page';
import styles from './light.module.css';

interface MapLightProps {
  /** A layer, or `networkInput`. */
  layerId: string;
  /** The outline of a region, in pixels of the box. Keep it the same as long as the maps are. */
  path: (region: Region) => string;
  width: number;
  height: number;
  /** The corner of the box, where that is not 0. */
  left?: number;
  top?: number;
}

/**
 * The outlines of what is lit, over the maps of a layer. They follow the pointer many times a second: only two paths are written anew, past React, and no map is painted.
 */
export const MapLight = memo(function MapLight(props: MapLightProps) {
  const { layerId, path, width, height, left = 0, top = 0 } = props;
  const svg = useRef<SVGSVGElement>(null);
  const picture = pictureOf(usePage());
  useEffect(() => {
    const draw = (): void => {
      const lit = lightIn(picture.getState().light, layerId);
      const outline = lit ? path(lit.region) : '';
      svg.current?.setAttribute('data-lit', lit?.as ?? '');
      for (const line of svg.current?.children ?? []) line.setAttribute('d', outline);
    };
    draw();
    return picture.subscribe(({ light }, before) => {
      if (light !== before.light) draw();
    });
  }, [picture, layerId, path]);
  return (
    <svg
      ref={svg}
      className={styles.light}
      viewBox={`${left} ${top} ${width} ${height}`}
      aria-hidden="true"
      data-light={layerId}
    >
      <path className={styles.halo} />
      <path className={styles.line} />
    </svg>
  );
});
