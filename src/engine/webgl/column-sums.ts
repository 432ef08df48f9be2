import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { draw } from './program';

/** So few rows are summed up in one go. */
const shortColumn = 32;

/**
 * The sums of the columns of an unpacked tensor that lies in memory as [rows, columns], each divided by `divisor`; gives [columns].
 * Long columns in two draws, so that many sums run side by side: first of parts of a column, then of these.
 */
export function columnSums(
  backend: MathBackendWebGL,
  tensor: TensorInfo,
  [rows, columns]: readonly [rows: number, columns: number],
  divisor = 1,
): TensorInfo {
  if (rows <= shortColumn) return { ...partSums(backend, tensor, [rows, columns], 1, divisor), shape: [columns] };
  const parts = Math.ceil(Math.sqrt(rows));
  const sums = partSums(backend, tensor, [rows, columns], parts, 1);
  const total = partSums(backend, sums, [parts, columns], 1, divisor);
  backend.disposeIntermediateTensorInfo(sums);
  return { ...total, shape: [columns] };
}

function partSums(
  backend: MathBackendWebGL,
  { dataId, dtype }: TensorInfo,
  [rows, columns]: readonly [rows: number, columns: number],
  parts: number,
  divisor: number,
): TensorInfo {
  const length = Math.ceil(rows / parts);
  return draw(backend, {
    inputs: { X: { dataId, dtype, shape: [rows, columns] } },
    outputShape: [parts, columns],
    code: `void main() {
  ivec2 place = getOutputCoords();
  int begin = place.x * ${length};
  int end = min(begin + ${length}, ${rows});
  float sum = 0.0;
  for (int row = begin; row < end; row++) sum += getX(row, place.y);
  setOutput(sum / ${divisor}.0);
}`,
  });
}
