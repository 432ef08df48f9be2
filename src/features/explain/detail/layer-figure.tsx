import { useMemo } from 'react';
import { boundOf } from '../../../ui/maps/colour-scale';
import { useMapColours } from '../../../ui/maps/use-map-colours';
import { ValueMap, type MapFrame } from '../../../ui/maps/value-map';
import type { Pixel } from '../../../ui/maps/pixel-steps';
import type { PixelWalk } from './use-pixel';

interface LayerFigureProps {
  label: string;
  caption: string;
  height: number;
  width: number;
  values: Float32Array;
  walk: PixelWalk;
  /** Which output pixel a pixel of this map stands for; itself unless told. */
  toOutput?: (pixel: Pixel) => Pixel;
  window?: MapFrame | undefined;
  pixel?: Pixel | undefined;
  padding?: MapFrame | undefined;
  side?: string;
}

/** A map that takes part in a walk: the pointer on it chooses, arrow keys move. */
export function LayerFigure({ walk, toOutput = (pixel) => pixel, values, ...rest }: LayerFigureProps) {
  const colours = useMapColours();
  const bound = useMemo(() => boundOf(values), [values]);
  return (
    <ValueMap
      {...rest}
      values={values}
      bound={bound}
      colours={colours}
      onPoint={(pixel) => walk.point(toOutput(pixel))}
      onPress={(pixel) => walk.move(toOutput(pixel))}
      onLeave={() => walk.hold(false)}
      keys={walk}
    />
  );
}
