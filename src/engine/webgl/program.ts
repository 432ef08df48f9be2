/** Fragment shaders of our own over tfjs's WebGL backend, which finds their textures and keeps what it compiled. */
import type { GPGPUProgram, MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { util, type TensorInfo } from '@tensorflow/tfjs-core';

export interface Draw {
  /** Tensors by the names under which the shader reads them: X through getX(...) or getXAtOutCoords(). */
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly outputShape: readonly number[];
  /** GLSL ES 3.00 with a main that calls setOutput. */
  readonly code: string;
  /** Numbers that change from step to step: no part of the code, which would have to be compiled anew. */
  readonly scalars?: Readonly<Record<string, { readonly type: 'int' | 'float'; readonly value: number }>>;
  /** Whether all tensors lie four values to a texel, and the shader computes vec4s for setOutput(inside(...)); tfjs repacks those that lie otherwise. */
  readonly packed?: boolean;
}

/** Draws one float32 tensor. */
export function draw(
  backend: MathBackendWebGL,
  { inputs, outputShape, code, scalars = {}, packed = false }: Draw,
): TensorInfo {
  const program: GPGPUProgram = {
    variableNames: Object.keys(inputs),
    outputShape: [...outputShape],
    userCode: packed ? inside(outputShape) + code : code,
    packedInputs: packed,
    packedOutput: packed,
    customUniforms: Object.entries(scalars).map(([name, { type }]) => ({ name, type })),
  };
  const values = Object.values(scalars).map(({ value }) => [value]);
  return backend.runWebGLProgram(program, Object.values(inputs), 'float32', values);
}

/**
 * GLSL that makes zeros of those of four values that lie beyond an odd side. tfjs's products multiply these places too: one of the two must hold zeros there,
 * and what an activation leaves there is none (sigmoid: 0.5).
 */
function inside(shape: readonly number[]): string {
  const [rows, columns] = [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
  const rank = shape.length;
  const row = rank === 1 ? '0' : `getOutputCoords()[${rank - 2}]`;
  const column = rank === 1 ? 'getOutputCoords()' : `getOutputCoords()[${rank - 1}]`;
  return `vec4 inside(vec4 value) {
  bool nextRow = ${row} + 1 < ${rows};
  bool nextColumn = ${column} + 1 < ${columns};
  return mix(vec4(0.0), value, bvec4(true, nextColumn, nextRow, nextRow && nextColumn));
}
`;
}

/** GLSL for where in a tensor of this shape, counted as it lies in memory, the value stands that is being computed. Unpacked tensors only. */
export function flatIndex(shape: readonly number[]): string {
  if (shape.length === 1) return 'getOutputCoords()';
  const strides = util.computeStrides([...shape]);
  const terms = shape.map((_, axis) => `coords[${axis}]${axis < strides.length ? ` * ${strides[axis]}` : ''}`);
  return terms.join(' + ').replaceAll('coords', 'getOutputCoords()');
}

/** Works with a tensor as it lies four values to a texel, or one, repacked once where it lies otherwise instead of once for each draw. */
export function laidOut<T>(
  backend: MathBackendWebGL,
  tensor: TensorInfo,
  layout: 'packed' | 'unpacked',
  work: (tensor: TensorInfo) => T,
): T {
  if (isPacked(backend, tensor) === (layout === 'packed')) return work(tensor);
  const other = layout === 'packed' ? backend.packTensor(tensor) : backend.unpackTensor(tensor);
  const result = work(other);
  backend.disposeIntermediateTensorInfo(other);
  return result;
}

export function isPacked(backend: MathBackendWebGL, { dataId }: TensorInfo): boolean {
  return backend.getDataInfo(dataId).isPacked ?? false;
}
