/**
 * Kernel calls of one piece of work, with which it can be done again without tfjs between them. Each step of a training asks for the same kernels on other numbers; tfjs
 * finds them anew each time: it keeps a tape, looks for the way back through it, and counts every tensor, which takes longer than many of the kernels.
 */
import {
  engine,
  util,
  type DataId,
  type DataType,
  type KernelBackend,
  type KernelConfig,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type Tensor,
  type TensorInfo,
  type TypedArray,
} from '@tensorflow/tfjs-core';

/** Tensors by the order in which they come: those given, then constants and what the calls make. */
export type Place = number;

/** A tensor without its values. */
export interface Form {
  readonly place: Place;
  readonly shape: number[];
  readonly dtype: DataType;
}

/** A tensor that is made within the work and is the same each time, such as a factor. */
export interface Constant extends Form {
  /** One number where all are the same. */
  readonly values: TypedArray | number;
}

export interface Call {
  readonly kernel: KernelConfig;
  /** By their names; by numbers where the kernel takes a list. */
  readonly inputs: readonly (readonly [name: string, input: Form])[];
  readonly takesList: boolean;
  readonly attrs: NamedAttrMap;
  /** Which of the random streams it draws from. */
  readonly stream: number | null;
  readonly outputs: readonly Place[];
  /** What nobody takes after it. */
  readonly done: Place[];
}

/** What a work is done with: tensors, and the keys of its random streams. */
export interface Given {
  readonly tensors: readonly TensorInfo[];
  readonly keys: readonly number[];
}

/** The calls of a work, with which it can be done again. */
export class Trace {
  constructor(
    private readonly backend: KernelBackend,
    private readonly constants: readonly Constant[],
    private readonly calls: readonly Call[],
    private readonly results: readonly Form[],
  ) {}

  /** Whether tensors are now made where those of the trace were. */
  get fits(): boolean {
    return this.backend === engine().backend;
  }

  /** Does the work with other values; gives tensors in the place of its results. What it made is released when it fails. */
  replay(given: Given): Tensor[] {
    const data: (DataId | null)[] = given.tensors.map(({ dataId }) => dataId);
    try {
      for (const constant of this.constants)
        data[constant.place] = this.backend.write(valuesOf(constant), constant.shape, constant.dtype);
      for (const call of this.calls) this.make(call, data, given.keys);
      return this.results.map((form) => engine().makeTensorFromTensorInfo(tensorIn(data, form), this.backend));
    } catch (error) {
      for (const dataId of data.slice(given.tensors.length)) if (dataId) this.backend.disposeData(dataId);
      throw error;
    }
  }

  private make(
    { kernel, inputs, takesList, attrs, stream, outputs, done }: Call,
    data: (DataId | null)[],
    keys: readonly number[],
  ): void {
    const tensors = (takesList ? [] : {}) as NamedTensorInfoMap;
    for (const [name, form] of inputs) tensors[name] = tensorIn(data, form);
    const call = {
      inputs: tensors,
      backend: this.backend,
      attrs: stream === null ? attrs : { ...attrs, key: keys[stream] as number },
    };
    const made = [kernel.kernelFunc(call)].flat();
    outputs.forEach((place, index) => (data[place] = (made[index] as TensorInfo).dataId));
    for (const place of done) {
      this.backend.disposeData(data[place] as DataId);
      data[place] = null;
    }
  }
}

function valuesOf({ values, shape, dtype }: Constant): TypedArray {
  if (typeof values !== 'number') return values;
  return (util.getArrayFromDType(dtype, util.sizeFromShape(shape)) as TypedArray).fill(values);
}

function tensorIn(data: readonly (DataId | null)[], { place, shape, dtype }: Form): TensorInfo {
  return { dataId: data[place] as DataId, shape, dtype };
}
