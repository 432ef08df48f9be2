import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import { allFloat, input, sizeOf, type KernelCall, type WasmKernel } from '../kernel';

const float = 4;
/** Values that one item of a long job covers. */
const piece = 4096;
const block = 1024;

/** How the operands of a binary kernel are walked through; see `binary` in assembly/elementwise.ts. */
interface Walk {
  readonly shape: readonly number[];
  readonly row: number;
  readonly aRowBytes: number;
  readonly bRowBytes: number;
  readonly aRepeats: boolean;
  readonly bRepeats: boolean;
}

/** Leading ones do not matter to broadcasting. */
function trimmed(shape: readonly number[]): readonly number[] {
  const first = shape.findIndex((size) => size !== 1);
  return first < 0 ? [] : shape.slice(first);
}

/** The walk for equal shapes, a single value, a vector along the last axes, or one value per row on either side; else null. */
function walk(a: readonly number[], b: readonly number[]): Walk | null {
  const [aTrimmed, bTrimmed] = [trimmed(a), trimmed(b)];
  const bytes = piece * float;
  if (util.arraysEqual([...aTrimmed], [...bTrimmed])) {
    return {
      shape: a.length >= b.length ? a : b,
      row: piece,
      aRowBytes: bytes,
      bRowBytes: bytes,
      aRepeats: false,
      bRepeats: false,
    };
  }
  if (aTrimmed.length < bTrimmed.length || sizeOf(a) < sizeOf(b)) {
    const turned = walkSmall(b, a);
    return (
      turned && {
        shape: turned.shape,
        row: turned.row,
        aRowBytes: turned.bRowBytes,
        bRowBytes: turned.aRowBytes,
        aRepeats: turned.bRepeats,
        bRepeats: false,
      }
    );
  }
  return walkSmall(a, b);
}

/** As `walk`, with b the smaller one. */
function walkSmall(a: readonly number[], b: readonly number[]): Walk | null {
  const shape = [...Array.from({ length: Math.max(0, b.length - a.length) }, () => 1), ...a];
  const small = trimmed(b);
  const common = { shape, aRepeats: false };
  if (small.length === 0) return { ...common, row: piece, aRowBytes: piece * float, bRowBytes: 0, bRepeats: true };
  if (util.arraysEqual(shape.slice(-small.length), [...small])) {
    const row = sizeOf(small);
    return { ...common, row, aRowBytes: row * float, bRowBytes: 0, bRepeats: false };
  }
  const row = shape[shape.length - 1] ?? 1;
  const perRow =
    b[b.length - 1] === 1 && util.arraysEqual([...trimmed(b.slice(0, -1))], [...trimmed(shape.slice(0, -1))]);
  return perRow ? { ...common, row, aRowBytes: row * float, bRowBytes: float, bRepeats: true } : null;
}

function binary(operation: number): (call: KernelCall) => TensorInfo {
  return ({ inputs, backend }) => {
    const a = input(inputs, 'a');
    const b = input(inputs, 'b');
    const way = walk(a.shape, b.shape);
    if (!way) throw new Error(`No walk for ${a.shape.join()} and ${b.shape.join()}.`);
    const output = backend.output(way.shape);
    const total = sizeOf(way.shape);
    const sizes = [way.row, total, way.aRowBytes, way.bRowBytes, way.aRepeats ? 1 : 0, way.bRepeats ? 1 : 0, operation];
    const args = [backend.address(a), backend.address(b), backend.address(output), ...sizes];
    backend.run('binary', { items: Math.ceil(total / way.row), work: total, args });
    return output;
  };
}

const binaryCovers: WasmKernel['covers'] = (inputs) =>
  allFloat(inputs) && walk(input(inputs, 'a').shape, input(inputs, 'b').shape) !== null;

/** Codes as in assembly/elementwise.ts. */
const binaryOperations = ['Add', 'Sub', 'Multiply', 'RealDiv', 'Maximum', 'Minimum', 'SquaredDifference'];
const unaryOperations = ['Relu', 'Step', 'Relu6', 'LeakyRelu', 'Neg', 'Square', 'Sqrt', 'Rsqrt', 'Abs'];

function unary(operation: number): (call: KernelCall) => TensorInfo {
  return ({ inputs, backend, attrs }) => {
    const x = input(inputs, 'x');
    const output = backend.output(x.shape);
    const length = sizeOf(x.shape);
    const args = [backend.address(x), backend.address(output), length, operation];
    backend.run('unary', { items: Math.ceil(length / block), work: length, args, floats: [Number(attrs.alpha ?? 0)] });
    return output;
  };
}

/** Sums a list of equal shapes. */
function addN({ inputs, backend }: KernelCall): TensorInfo {
  const [first, ...rest] = Object.values(inputs).filter((tensor) => tensor !== undefined);
  if (!first) throw new Error('AddN needs an input.');
  const add = binary(binaryOperations.indexOf('Add'));
  return rest.reduce(
    (sum, tensor) => {
      const next = add({ inputs: { a: sum, b: tensor }, backend, attrs: {} });
      backend.release(sum);
      return next;
    },
    backend.share(first, first.shape),
  );
}

export const elementwiseKernels: readonly WasmKernel[] = [
  ...binaryOperations.map((name, operation) => ({ name, covers: binaryCovers, run: binary(operation) })),
  ...unaryOperations.map((name, operation) => ({ name, covers: allFloat, run: unary(operation) })),
  { name: 'AddN', covers: allFloat, run: addN },
];
