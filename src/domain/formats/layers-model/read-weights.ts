/** Weights of a TF.js LayersModel by their names: float32, or quantized to float16 or to 8 or 16 bits. */
import * as v from 'valibot';
import { checkFinite } from '../files/floats';
import { OpenError } from '../files/open-error';
import { sizeOf, type Shape } from '../../network/shape';

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e8));
export const weightSpecSchema = v.object({
  name: v.string(),
  shape: v.pipe(v.array(count), v.maxLength(6)),
  dtype: v.string(),
  quantization: v.optional(v.object({ dtype: v.string(), scale: v.optional(v.number()), min: v.optional(v.number()) })),
});
export type WeightSpec = v.InferOutput<typeof weightSpecSchema>;

const bytesEach: Readonly<Record<string, number>> = {
  float32: 4,
  int32: 4,
  uint32: 4,
  int64: 8,
  float16: 2,
  uint16: 2,
  uint8: 1,
  bool: 1,
};

export interface StoredWeight {
  readonly spec: WeightSpec;
  readonly bytes: Uint8Array;
}

/**
 * Bytes of a weight as it is stored.
 *
 * @throws OpenError `modelWeights` for a type that is not read
 */
export function storedBytes({ name, shape, dtype, quantization }: WeightSpec): number {
  const each = bytesEach[quantization?.dtype ?? dtype];
  if (each === undefined) throw new OpenError('modelWeights', { weight: name.slice(0, 60) });
  return sizeOf(shape) * each;
}

/**
 * Where each weight lies.
 *
 * @throws OpenError `weightsMismatch` when there are more or fewer bytes than the weights need
 */
export function locateWeights(specs: readonly WeightSpec[], bytes: Uint8Array): Map<string, StoredWeight> {
  const found = new Map<string, StoredWeight>();
  let at = 0;
  for (const spec of specs) {
    const length = storedBytes(spec);
    if (at + length > bytes.length)
      throw new OpenError('weightsMismatch', { found: bytes.length, wanted: at + length });
    found.set(spec.name, { spec, bytes: bytes.subarray(at, at + length) });
    at += length;
  }
  if (at !== bytes.length) throw new OpenError('weightsMismatch', { found: bytes.length, wanted: at });
  return found;
}

/** @throws OpenError `modelWeights` or `weightsNotFinite` */
export function decodeWeight({ spec, bytes }: StoredWeight, shape: Shape): Float32Array {
  const fail = (): never => {
    throw new OpenError('modelWeights', { weight: spec.name.slice(0, 60) });
  };
  if (spec.dtype !== 'float32' || spec.shape.join() !== shape.join()) fail();
  const { dtype = 'float32', scale = 1, min = 0 } = spec.quantization ?? {};
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const readers: Readonly<Record<string, (index: number) => number>> = {
    float32: (index) => view.getFloat32(index * 4, true),
    float16: (index) => halfToNumber(view.getUint16(index * 2, true)),
    uint16: (index) => view.getUint16(index * 2, true) * scale + min,
    uint8: (index) => view.getUint8(index) * scale + min,
  };
  const read = readers[dtype] ?? fail;
  const values = Float32Array.from({ length: sizeOf(shape) }, (_, index) => read(index));
  checkFinite(values);
  return values;
}

/** IEEE 754 binary16: sign, 5 bits of exponent, 10 of fraction. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * 2 ** -24 * fraction;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}
