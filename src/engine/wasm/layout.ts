/**
 * The fixed part at the start of the linear memory, in bytes. assembly/common.ts knows the scratch areas and the form of an argument
 * block by the same numbers.
 *
 *   0      control words that threads share (below)
 *   1024   arguments of the running job: 64 whole numbers, then 32 floats
 *   4096   one scratch area a thread
 *   heap   tensors
 */
export const argumentsAt = 1024;
export const floatArgumentsAt = argumentsAt + 256;
export const scratchAt = 4096;
export const scratchBytes = 65536;
export const maxThreads = 16;
export const heapAt = scratchAt + maxThreads * scratchBytes;

/** Control words, as indices of an Int32Array. job.ts tells how they work together. */
export const control = {
  /** Number of the job and pieces of it that nobody has taken yet; helpers sleep on it. */
  ticket: 0,
  /** Index into kernelNames. */
  kernel: 1,
  /** Number of items to share out. */
  items: 2,
  /** Pieces that the items are cut into. */
  pieces: 3,
  /** Pieces that are done; the caller sleeps on it. */
  done: 4,
  /** Set when a piece failed. */
  failed: 5,
  /** Set when a thread died. */
  lost: 6,
  /** Which kind of kernels does the jobs: 0 plain, 1 fused multiply-adds. Changed between two jobs only. */
  kind: 7,
} as const;

/** Exports of the kernel module; a job names one by its place in this list. */
export const kernelNames = [
  'activation',
  'activationGradient',
  'binary',
  'convolve',
  'copyRows',
  'deviationGradient',
  'deviationSums',
  'depthwiseFilterGradient',
  'dropout',
  'filterGradient',
  'gaussianNoise',
  'maximumGradient',
  'maxPool2',
  'maxPoolGradient2',
  'normaliseRows',
  'normaliseRowsGradient',
  'optimizerStep',
  'packPanels',
  'padImages',
  'permute',
  'pool',
  'poolGradient',
  'reluGradientSum',
  'repeatValues',
  'scaleShift',
  'softmaxRows',
  'softmaxRowsGradient',
  'sparseFilterGradient',
  'sparseInputGradient',
  'sumRepeats',
  'sumRows',
  'unary',
  'upSample',
  'upSampleGradient',
] as const;
export type KernelName = (typeof kernelNames)[number];
export type KernelExport = (args: number, from: number, to: number, thread: number) => void;
export type KernelExports = Record<KernelName, KernelExport>;
