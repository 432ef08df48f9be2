import { pairOf } from '../../domain/layers/extent';
import type { LayerReading } from '../../domain/network/read-network';

type Pair = readonly [height: number, width: number];

/** Rows and columns that the windows of a pooling without padding reach; null for other layers, which read all. */
function reach({ spec, output }: LayerReading): Pair | null {
  if (spec.kind !== 'MaxPooling2D' && spec.kind !== 'AveragePooling2D') return null;
  if (spec.params.padding !== 'valid') return null;
  const [size, strides] = [pairOf(spec.params.poolSize), pairOf(spec.params.strides)];
  const along = (axis: 0 | 1): number => ((output?.[axis] ?? 0) - 1) * strides[axis] + size[axis];
  return [along(0), along(1)];
}

/** Rows and columns of a layer's output that the layers behind it read: pooling without padding drops what fills no window. Undefined where all is read. */
export function readPart(layer: LayerReading, all: readonly LayerReading[]): Pair | undefined {
  const reaches = all.filter(({ inputs }) => inputs.includes(layer.id)).map(reach);
  const known = reaches.filter((each) => each !== null);
  const [height = 0, width = 0] = layer.output ?? [];
  const read: Pair = [Math.max(...known.map(([rows]) => rows)), Math.max(...known.map(([, columns]) => columns))];
  const isPart = known.length > 0 && known.length === reaches.length && (read[0] < height || read[1] < width);
  return isPart ? read : undefined;
}
