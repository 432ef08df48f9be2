/** Counts what a piece of work asks of the GPU, at the browser's own methods. */

export interface GpuCalls {
  /** Compute shaders started. */
  dispatches: number;
  /** Tensors that tfjs copies to the device: each goes through one buffer that is born mapped. */
  uploads: number;
  /** Writes of tensors' numbers by the queue. */
  tensorWrites: number;
  /** Small writes of numbers that change from call to call. */
  uniformWrites: number;
  submits: number;
  /** Pipelines compiled on the spot, while the step waits. */
  compiled: number;
  /** Names of the pipelines, in the order of their dispatches. */
  readonly programs: string[];
}

/** Runs `work` and counts; `work` must not be asynchronous. */
export function countGpuCalls(work: () => void): GpuCalls {
  const calls: GpuCalls = {
    dispatches: 0,
    uploads: 0,
    tensorWrites: 0,
    uniformWrites: 0,
    submits: 0,
    compiled: 0,
    programs: [],
  };
  let program = '';
  const restore = [
    watch(GPUComputePassEncoder.prototype, 'setPipeline', (pipeline) => (program = pipeline.label)),
    watch(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', () => {
      calls.dispatches += 1;
      calls.programs.push(program);
    }),
    watch(GPUDevice.prototype, 'createBuffer', ({ mappedAtCreation }) => (calls.uploads += mappedAtCreation ? 1 : 0)),
    watch(GPUDevice.prototype, 'createComputePipeline', () => (calls.compiled += 1)),
    watch(GPUQueue.prototype, 'writeBuffer', ({ usage }) =>
      usage & GPUBufferUsage.STORAGE ? (calls.tensorWrites += 1) : (calls.uniformWrites += 1),
    ),
    watch(GPUQueue.prototype, 'submit', () => (calls.submits += 1)),
  ];
  whileWatched(work, restore);
  return calls;
}

/** Does the work, and takes the watches off again, whatever happens. */
export function whileWatched(work: () => void, restore: readonly (() => void)[]): void {
  try {
    work();
  } finally {
    restore.forEach((undo) => {
      undo();
    });
  }
}

type Methods<T> = { [K in keyof T]: T[K] extends (...args: never[]) => unknown ? K : never }[keyof T];

export function watch<T extends object, K extends Methods<T>>(
  target: T,
  name: K,
  seen: (...args: Parameters<Extract<T[K], (...args: never[]) => unknown>>) => void,
): () => void {
  const original = target[name] as (...args: unknown[]) => unknown;
  target[name] = function (this: unknown, ...args: unknown[]) {
    (seen as (...args: unknown[]) => void)(...args);
    return original.apply(this, args);
  } as T[K];
  return () => {
    target[name] = original as T[K];
  };
}
