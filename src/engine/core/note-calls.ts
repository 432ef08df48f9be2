/** Notes the kernel calls of a work while it is done: see trace.ts. */
import {
  engine,
  getBackend,
  getKernelsForBackend,
  Tensor,
  type DataId,
  type KernelConfig,
  type KernelFunc,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { Trace, type Call, type Constant, type Form, type Given, type Place } from './trace';

type KernelParameters = Parameters<KernelFunc>[0];
type Listener = (kernel: KernelConfig, call: KernelParameters, outputs: readonly TensorInfo[]) => void;

/** Backends whose tensors can be read without waiting for a device. */
const readable: ReadonlySet<string> = new Set(['cpu', 'wasm']);

/** Hears of each call, while a work is noted. */
let listener: Listener | null = null;
let depth = 0;
const telling = new WeakSet<KernelConfig>();

/** Has the kernels of the backend in use tell of their calls. */
function listenToKernels(): void {
  for (const kernel of getKernelsForBackend(getBackend())) {
    if (telling.has(kernel)) continue;
    telling.add(kernel);
    const { kernelFunc } = kernel;
    kernel.kernelFunc = (call) => (listener ? tell(listener, kernel, kernelFunc, call) : kernelFunc(call));
  }
}

/** A call that another one makes is part of that one. */
function tell(
  to: Listener,
  kernel: KernelConfig,
  kernelFunc: KernelFunc,
  call: KernelParameters,
): TensorInfo | TensorInfo[] {
  depth++;
  try {
    const outputs = kernelFunc(call);
    if (depth === 1) to(kernel, call, [outputs].flat());
    return outputs;
  } finally {
    depth--;
  }
}

/** Does a work and notes its calls. The trace is null where it cannot be done again by its calls alone. */
export function traceOf<T>(
  given: Given,
  work: () => T,
  resultsOf: (result: T) => readonly TensorInfo[],
): { result: T; trace: Trace | null } {
  listenToKernels();
  const notes = new Notes(given);
  listener = (...call) => notes.add(...call);
  try {
    const result = work();
    return { result, trace: notes.finish(resultsOf(result)) };
  } finally {
    listener = null;
  }
}

class Notes {
  private readonly places = new Map<DataId, Place>();
  private readonly constants: Constant[] = [];
  private readonly calls: Call[] = [];
  /** The last call that takes or makes what stands at a place. */
  private readonly lastCall: number[] = [];
  private count = 0;
  private isComplete = true;

  constructor(private readonly given: Given) {
    for (const { dataId } of given.tensors) this.placeFor(dataId);
  }

  add(kernel: KernelConfig, call: KernelParameters, outputs: readonly TensorInfo[]): void {
    const attrs = call.attrs ?? {};
    const number = this.calls.length;
    const inputs = Object.entries(call.inputs).filter(([, tensor]) => tensor);
    const stream = typeof attrs.key === 'number' ? this.given.keys.indexOf(attrs.key) : null;
    // What is made of tfjs's operations (a reference, in place of a kernel) wants tensors that tfjs counts.
    if (stream === -1 || outputs.some((output) => output instanceof Tensor)) this.isComplete = false;
    this.calls.push({
      kernel,
      inputs: inputs.map(([name, tensor]) => [name, this.formOf(tensor as TensorInfo, number)]),
      takesList: Array.isArray(call.inputs),
      attrs,
      stream,
      outputs: outputs.map(({ dataId }) => this.placeFor(dataId, number)),
      done: [],
    });
  }

  finish(results: readonly TensorInfo[]): Trace | null {
    const forms = results.map((tensor) => this.formOf(tensor, this.calls.length));
    const kept = new Set(forms.map(({ place }) => place));
    const own = [...kept].every((place) => this.isMade(place));
    if (!this.isComplete || kept.size < results.length || !own) return null;
    this.lastCall.forEach((number, place) => {
      if (place >= this.given.tensors.length && !kept.has(place)) this.calls[number]?.done.push(place);
    });
    return new Trace(engine().backend, this.constants, this.calls, forms, this.describe(forms));
  }

  private isMade(place: Place): boolean {
    return this.calls.some(({ outputs }) => outputs.includes(place));
  }

  private describe(results: readonly Form[]): string {
    const calls = this.calls.map(({ kernel, attrs, stream, ...call }) => ({
      ...call,
      name: kernel.kernelName,
      attrs: stream === null ? attrs : { ...attrs, key: stream },
    }));
    const constants = this.constants.map(({ values, ...form }) => ({ ...form, values: [...values] }));
    return JSON.stringify({ calls, constants, results });
  }

  /** Of a tensor that stood nowhere it is taken that it is made in the work, the same each time. */
  private formOf(tensor: TensorInfo, call: number): Form {
    const { dataId, shape, dtype } = tensor;
    const known = this.places.get(dataId);
    const place = known ?? this.placeFor(dataId);
    const form = { place, shape: [...shape], dtype };
    this.lastCall[place] = call;
    if (known === undefined) this.addConstant(form, dataId);
    return form;
  }

  private addConstant(form: Form, dataId: DataId): void {
    if (readable.has(getBackend())) this.constants.push({ ...form, values: engine().backend.readSync(dataId).slice() });
    else this.isComplete = false;
  }

  private placeFor(dataId: DataId, call?: number): Place {
    const place = this.count++;
    this.places.set(dataId, place);
    if (call !== undefined) this.lastCall[place] = call;
    return place;
  }
}
