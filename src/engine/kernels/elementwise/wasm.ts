import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import { allFloat, blocksOf, input, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { noteReluOutput } from '../../wasm/relu-outputs';

const float = 4;
/** Values that one item of a long job covers. */
const piece = 4096;

/** How the operands of a binary kernel are walked through; see `binary` in assembly/elementwise.ts. */
interface Walk {
  readonly shape: readonly number[];
  readonly row: number;
  readonly a: Operand;
  readonly b: Operand;
}

interface Operand {
  /** Bytes from one row to the next. */
  readonly step: number;
  /** Whether one value serves for the whole row. */
  readonly repeats: boolean;
  /** Rows of the result that use the same row. */
  readonly every: number;
}

const whole: Operand = { step: piece * float, repeats: false, every: 1 };

/** The walk for two shapes that differ at most in one stretch of axes along which one of them repeats; else null. */
function walk(a: readonly number[], b: readonly number[]): Walk | null {
  const rank = Math.max(a.length, b.length);
  const [aShape, bShape] = [a, b].map((shape) => [
    ...Array.from({ length: rank - shape.length }, () => 1),
    ...shape,
  ]) as [number[], number[]];
  if (util.arraysEqual(aShape, bShape)) return { shape: aShape, row: piece, a: whole, b: whole };
  if (sizeOf(aShape) >= sizeOf(bShape)) return walkSmall(aShape, bShape);
  const turned = walkSmall(bShape, aShape);
  return turned && { ...turned, a: turned.b, b: turned.a };
}

/** As `walk`, with b the smaller one: a is [outer][middle][inner], b is [outer][1][inner]. */
function walkSmall(shape: readonly number[], b: readonly number[]): Walk | null {
  const differs = shape.map((size, axis) => size !== b[axis]);
  const [first, end] = [differs.indexOf(true), differs.lastIndexOf(true) + 1];
  if (b.slice(first, end).some((size) => size !== 1)) return null;
  const middle = sizeOf(shape.slice(first, end));
  const inner = sizeOf(shape.slice(end));
  if (sizeOf(b) === 1) return { shape, row: piece, a: whole, b: { step: 0, repeats: true, every: 1 } };
  if (inner === 1)
    return { shape, row: middle, a: { ...whole, step: middle * float }, b: { step: float, repeats: true, every: 1 } };
  return {
    shape,
    row: inner,
    a: { ...whole, step: inner * float },
    b: { step: inner * float, repeats: false, every: middle },
  };
}

function binary(operation: number): (call: KernelCall) => TensorInfo {
  return ({ inputs, backend }) => {
    const a = input(inputs, 'a');
    const b = input(inputs, 'b');
    const way = walk(a.shape, b.shape);
    if (!way) throw new Error(`No walk for ${a.shape.join()} and ${b.shape.join()}.`);
    const output = backend.output(way.shape);
    const total = sizeOf(way.shape);
    const flags = [way.a.repeats ? 1 : 0, way.b.repeats ? 1 : 0];
    const sizes = [way.row, total, way.a.step, way.b.step, ...flags, operation, way.a.every, way.b.every];
    const args = [backend.address(a), backend.address(b), backend.address(output), ...sizes];
    backend.run('binary', { items: Math.ceil(total / way.row), work: total, args });
    return output;
  };
}

const binaryCovers: WasmKernel['covers'] = (inputs) =>
  allFloat(inputs) && walk(input(inputs, 'a').shape, input(inputs, 'b').shape) !== null;

/** Codes as in assembly/elementwise.ts. */
const binaryOperations = ['Add', 'Sub', 'Multiply', 'RealDiv', 'Maximum', 'Minimum'];
const unaryOperations = ['Relu', 'Step', 'Neg', 'Square', 'Sqrt', 'Rsqrt', 'Abs', 'Sign'];

/** x times one number. */
export function timesNumber(backend: KernelCall['backend'], x: TensorInfo, factor: number): TensorInfo {
  const b = backend.tensorOf(Float32Array.of(factor), [], 'float32');
  const product = binary(binaryOperations.indexOf('Multiply'))({ inputs: { a: x, b }, backend, attrs: {} });
  backend.release(b);
  return product;
}

function unary(operation: number): (call: KernelCall) => TensorInfo {
  return ({ inputs, backend, attrs }) => {
    const x = input(inputs, 'x');
    const output = backend.output(x.shape);
    const length = sizeOf(x.shape);
    const args = [backend.address(x), backend.address(output), length, operation];
    backend.run('unary', { items: blocksOf(length), work: length, args, floats: [Number(attrs.alpha ?? 0)] });
    return output;
  };
}

/** A relu's output is noted down: see relu-outputs.ts. */
function noted(name: string, run: (call: KernelCall) => TensorInfo): (call: KernelCall) => TensorInfo {
  if (name !== 'Relu') return run;
  return (call) => {
    const y = run(call);
    noteReluOutput(y);
    return y;
  };
}

/** a (comparison) b as 0 or 1: outside of the inner loops of training, so plain JavaScript along the same walk. */
function compare(holds: (a: number, b: number) => boolean): (call: KernelCall) => TensorInfo {
  return ({ inputs, backend }) => {
    const [a, b] = [input(inputs, 'a'), input(inputs, 'b')];
    const way = walk(a.shape, b.shape);
    if (!way) throw new Error(`No walk for ${a.shape.join()} and ${b.shape.join()}.`);
    const output = backend.output(way.shape, 'bool');
    const [aValues, bValues, out] = [backend.view(a), backend.view(b), backend.view(output)];
    const at = ({ step, repeats, every }: Operand, row: number): [start: number, stride: number] => [
      (Math.floor(row / every) * step) / float,
      repeats ? 0 : 1,
    ];
    for (let start = 0, row = 0; start < out.length; start += way.row, row++) {
      const [[aStart, aStep], [bStart, bStep]] = [at(way.a, row), at(way.b, row)];
      const count = Math.min(way.row, out.length - start);
      for (let i = 0; i < count; i++) {
        out[start + i] = holds(aValues[aStart + i * aStep] ?? NaN, bValues[bStart + i * bStep] ?? NaN) ? 1 : 0;
      }
    }
    return output;
  };
}

const comparisons: Record<string, (a: number, b: number) => boolean> = {
  Equal: (a, b) => a === b,
  NotEqual: (a, b) => a !== b,
  Greater: (a, b) => a > b,
  GreaterEqual: (a, b) => a >= b,
  Less: (a, b) => a < b,
  LessEqual: (a, b) => a <= b,
};

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
  ...unaryOperations.map((name, operation) => ({ name, covers: allFloat, run: noted(name, unary(operation)) })),
  ...Object.entries(comparisons).map(([name, holds]) => ({ name, covers: binaryCovers, run: compare(holds) })),
  { name: 'AddN', covers: allFloat, run: addN },
];
