import type { backend_util } from '@tensorflow/tfjs-core';
import { DataStorage, engine, KernelBackend, util, type DataType, type TensorInfo } from '@tensorflow/tfjs-core';
import type { Arithmetic } from '../../domain/training/backends';
import { argumentsAt, floatArgumentsAt, type KernelName } from './layout';
import type { WasmMemory } from './memory';
import type { ThreadPool } from './pool';

type Values = backend_util.BackendValues;

/** A tensor's data: a block of linear memory, or strings, which stay in JavaScript. */
interface TensorData {
  readonly dtype: DataType;
  readonly length: number;
  readonly start: number;
  readonly bytes: number;
  readonly strings: Uint8Array[] | null;
  references: number;
}

/** What this backend can compute with. */
export type WasmArithmetic = Extract<Arithmetic, 'fused' | 'plain'>;

/** One call of a kernel of the WebAssembly module. */
export interface Job {
  readonly items: number;
  /** Multiply-adds, or values moved, in all items. */
  readonly work: number;
  /** Whole numbers and addresses, as the kernel's comment lists them. */
  readonly args: readonly number[];
  readonly floats?: readonly number[];
}

/** A tfjs backend whose tensors live in one WebAssembly memory, where kernels of our own work on them with several threads. */
export class WasmBackend extends KernelBackend {
  private readonly tensors: DataStorage<TensorData>;
  /** What the running kernel has made so far. */
  private made: object[] | null = null;

  constructor(
    readonly heap: WasmMemory,
    private readonly pool: ThreadPool,
  ) {
    super();
    this.tensors = new DataStorage(this, engine());
  }

  /** Computes as a run was begun, where that is possible, and else as is fastest here; tells how. */
  computeAs(wanted: Arithmetic | null): WasmArithmetic {
    return this.pool.fuse(wanted !== 'plain') ? 'fused' : 'plain';
  }

  /** A new tensor whose values are still undefined. */
  output(shape: readonly number[], dtype: DataType = 'float32'): TensorInfo {
    return this.newTensor(shape, dtype, null);
  }

  /** A new tensor with these values. */
  tensorOf(values: Values, shape: readonly number[], dtype: DataType): TensorInfo {
    const tensor = this.newTensor(shape, dtype, values);
    if (dtype !== 'string') this.view(tensor).set(values as Float32Array);
    return tensor;
  }

  /** The same data under another shape (and type, where the sizes agree): no copy. */
  share(tensor: TensorInfo, shape: readonly number[], dtype: DataType = tensor.dtype): TensorInfo {
    this.incRef(tensor.dataId);
    return { dataId: tensor.dataId, shape: [...shape], dtype };
  }

  /** Address of a tensor's values. */
  address(tensor: TensorInfo): number {
    return this.tensors.get(tensor.dataId).start;
  }

  /** The values where they are. Valid until the next allocation. */
  view(tensor: TensorInfo): Float32Array | Int32Array | Uint8Array {
    return this.viewOf(this.tensors.get(tensor.dataId));
  }

  strings(tensor: TensorInfo): Uint8Array[] | null {
    return this.tensors.get(tensor.dataId).strings;
  }

  /** Runs a kernel of the module on all threads. */
  run(kernel: KernelName, { items, work, args, floats }: Job): void {
    this.heap.int32(argumentsAt, args.length).set(args);
    if (floats) this.heap.float32(floatArgumentsAt, floats.length).set(floats);
    this.pool.run(kernel, items, work);
  }

  /** Runs a kernel. If it throws, because memory runs out, all that it made is released: nobody else knows of it. */
  undoOnError<T>(kernel: () => T): T {
    // One kernel may call another; the outer one then undoes both.
    if (this.made) return kernel();
    const made = (this.made = []);
    try {
      return kernel();
    } catch (error) {
      for (const dataId of made) this.disposeData(dataId, true);
      throw error;
    } finally {
      this.made = null;
    }
  }

  /** Lends a buffer for the time of `borrow`. */
  withBuffer<T>(bytes: number, borrow: (start: number) => T): T {
    const start = this.heap.allocate(bytes);
    try {
      return borrow(start);
    } finally {
      this.heap.release(start, bytes);
    }
  }

  release(tensor: TensorInfo): void {
    this.disposeData(tensor.dataId);
  }

  override write(values: Values | null, shape: number[], dtype: DataType): object {
    return (values ? this.tensorOf(values, shape, dtype) : this.output(shape, dtype)).dataId;
  }

  override move(dataId: object, values: Values, shape: number[], dtype: DataType, refCount: number): void {
    const data = this.newData(shape, dtype, values);
    data.references = refCount;
    this.tensors.set(dataId, data);
    if (dtype !== 'string') this.viewOf(data).set(values as Float32Array);
  }

  override readSync(dataId: object): Values {
    const data = this.tensors.get(dataId);
    return data.strings ?? this.viewOf(data).slice();
  }

  override read(dataId: object): Promise<Values> {
    return Promise.resolve(this.readSync(dataId));
  }

  override disposeData(dataId: object, force = false): boolean {
    if (!this.tensors.has(dataId)) return true;
    const data = this.tensors.get(dataId);
    data.references--;
    if (!force && data.references > 0) return false;
    if (data.bytes > 0) this.heap.release(data.start, data.bytes);
    this.tensors.delete(dataId);
    return true;
  }

  /** tfjs calls this name on tensors that an operation made on its way. */
  disposeIntermediateTensorInfo(tensor: TensorInfo): void {
    this.release(tensor);
  }

  override refCount(dataId: object): number {
    return this.tensors.has(dataId) ? this.tensors.get(dataId).references : 0;
  }

  override incRef(dataId: object): void {
    this.tensors.get(dataId).references++;
  }

  override numDataIds(): number {
    return this.tensors.numDataIds();
  }

  override memory(): { unreliable: boolean } {
    return { unreliable: false };
  }

  override floatPrecision(): 16 | 32 {
    return 32;
  }

  override epsilon(): number {
    return 1e-7;
  }

  override timerAvailable(): boolean {
    return true;
  }

  override time(run: () => void): Promise<{ kernelMs: number }> {
    const start = util.now();
    run();
    return Promise.resolve({ kernelMs: util.now() - start });
  }

  override dispose(): void {
    this.pool.stop();
  }

  private newTensor(shape: readonly number[], dtype: DataType, values: Values | null): TensorInfo {
    const dataId = {};
    this.tensors.set(dataId, this.newData(shape, dtype, values));
    this.made?.push(dataId);
    return { dataId, shape: [...shape], dtype };
  }

  private newData(shape: readonly number[], dtype: DataType, values: Values | null): TensorData {
    const length = util.sizeFromShape([...shape]);
    if (dtype === 'string')
      return { dtype, length, start: 0, bytes: 0, strings: (values ?? []) as Uint8Array[], references: 1 };
    if (dtype === 'complex64') throw new Error('The wasm backend has no complex numbers.');
    const bytes = Math.max(length, 1) * util.bytesPerElement(dtype);
    return { dtype, length, start: this.heap.allocate(bytes), bytes, strings: null, references: 1 };
  }

  private viewOf({ dtype, start, length }: TensorData): Float32Array | Int32Array | Uint8Array {
    if (dtype === 'float32') return this.heap.float32(start, length);
    if (dtype === 'int32') return this.heap.int32(start, length);
    return this.heap.uint8(start, length);
  }
}
