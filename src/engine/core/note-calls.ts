/** Notes the kernel calls of a work while it is done: see trace.ts. */
import {
  engine,
  getBackend,
  getKernelsForBackend,
  type DataId,
  type KernelConfig,
  type KernelFunc,
  type TensorInfo,
  type TypedArray,
} from '@tensorflow/tfjs-core';
import { Trace, type Call, type Constant, type Form, type Given, type Place } from './trace';

type KernelParameters = Parameters<KernelFunc>[0];

/** Numbers that a trace may keep of a tensor whose values are not all one. */
const mostValues = 65_536;

export interface Noted<T> {
  readonly results: T;
  /** Null where the work cannot be done again by its calls alone. */
  readonly trace: Trace | null;
  /** Two traces of one description do the same. */
  readonly description: string;
}

/** Does a work, which gives tensors that it has made, and notes its calls. */
export function noteCalls<T extends readonly TensorInfo[]>(given: Given, work: () => T): Noted<T> {
  const notes = new Notes(given);
  const kernels = getKernelsForBackend(getBackend()).map((kernel) => [kernel, kernel.kernelFunc] as const);
  for (const [kernel, kernelFunc] of kernels) kernel.kernelFunc = (call) => notes.run(kernel, kernelFunc, call);
  try {
    const results = work();
    return { results, ...notes.finish(results) };
  } finally {
    for (const [kernel, kernelFunc] of kernels) kernel.kernelFunc = kernelFunc;
  }
}

class Notes {
  private readonly places = new Map<DataId, Place>();
  private readonly constants: Constant[] = [];
  private readonly calls: Call[] = [];
  /** The last call that takes or makes what stands at a place. */
  private readonly lastCall: number[] = [];
  private count = 0;
  /** Kernels under way: a call that another one makes is part of that one. */
  private depth = 0;
  private isComplete = true;

  constructor(private readonly given: Given) {
    for (const { dataId } of given.tensors) this.placeFor(dataId);
  }

  run(kernel: KernelConfig, kernelFunc: KernelFunc, call: KernelParameters): TensorInfo | TensorInfo[] {
    const tensors = tensorsMade();
    this.depth++;
    try {
      const outputs = kernelFunc(call);
      // A kernel that is made of tfjs's operations wants tensors that tfjs counts.
      if (tensorsMade() !== tensors) this.isComplete = false;
      if (this.depth === 1) this.add(kernel, call, [outputs].flat());
      return outputs;
    } finally {
      this.depth--;
    }
  }

  private add(kernel: KernelConfig, call: KernelParameters, outputs: readonly TensorInfo[]): void {
    const attrs = call.attrs ?? {};
    const number = this.calls.length;
    const inputs = Object.entries(call.inputs).filter(([, tensor]) => tensor);
    const stream = typeof attrs.key === 'number' ? this.given.keys.indexOf(attrs.key) : null;
    if (stream === -1) this.isComplete = false;
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

  finish(results: readonly TensorInfo[]): Pick<Noted<never>, 'trace' | 'description'> {
    const forms = results.map((tensor) => this.formOf(tensor, this.calls.length));
    const kept = new Set(forms.map(({ place }) => place));
    const areMade = [...kept].every((place) => this.isMade(place));
    if (!this.isComplete || kept.size < results.length || !areMade) return { trace: null, description: '' };
    this.lastCall.forEach((number, place) => {
      if (place >= this.given.tensors.length && !kept.has(place)) this.calls[number]?.done.push(place);
    });
    const trace = new Trace(engine().backend, this.constants, this.calls, forms);
    return { trace, description: this.describe(forms) };
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
    const constants = this.constants.map(({ values, ...form }) => ({ ...form, values: String(values) }));
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

  /** On a graphics card it would have to be waited for. */
  private addConstant(form: Form, dataId: DataId): void {
    const values = getBackend() === 'wasm' ? shortened(engine().backend.readSync(dataId) as TypedArray) : null;
    if (values === null) this.isComplete = false;
    else this.constants.push({ ...form, values });
  }

  private placeFor(dataId: DataId, call?: number): Place {
    const place = this.count++;
    this.places.set(dataId, place);
    if (call !== undefined) this.lastCall[place] = call;
    return place;
  }
}

/** Tensors that tfjs has made, those included that are gone: it numbers them, though it does not tell. */
function tensorsMade(): number {
  return (engine().constructor as unknown as { readonly nextTensorId?: number }).nextTensorId ?? NaN;
}

/** Values that are all one as that one: tfjs's gradient of a mean multiplies by as many ones as there were values. Null where they are too many to be kept. */
function shortened(values: TypedArray): TypedArray | number | null {
  const [first = 0] = values;
  if (values.every((value) => Object.is(value, first))) return first;
  return values.length <= mostValues ? values : null;
}
