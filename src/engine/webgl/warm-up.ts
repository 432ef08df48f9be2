import type { GPGPUContext, MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { env } from '@tensorflow/tfjs-core';
import type { Compiled } from '../../domain/run/train-progress';

const compileOnly = 'ENGINE_COMPILE_ONLY';
/** Milliseconds between two looks at what is compiled. */
const interval = 5;

/** The parts of tfjs's compiled programs that are used here; private by type only. */
interface Binary {
  readonly webGLProgram: WebGLProgram;
  readonly fragmentShader: WebGLShader;
  /** Null until the program is known to be compiled: see getUniformLocations of tfjs's backend. */
  readonly variablesLocations: unknown;
}
interface Internals {
  binaryCache: Record<string, Binary>;
}

/**
 * Compiles every program that a step needs, all at once and, where the browser can, off this thread (KHR_parallel_shader_compile).
 *
 * @param compileStep does the work on throw-away tensors: it only compiles, and all tensors hold nonsense. It must read none back.
 * @returns how many programs were compiled
 * @throws Error with what the driver says, when one cannot be compiled on this device
 */
export async function warmUp(
  backend: MathBackendWebGL,
  compileStep: () => void,
  onProgress: (compiled: Compiled) => void,
): Promise<number> {
  env().set(compileOnly, true);
  try {
    compileStep();
  } finally {
    env().set(compileOnly, false);
  }
  const pending = takePending(backend);
  await compiled(backend, Object.values(pending), onProgress);
  adopt(backend, pending);
  return Object.keys(pending).length;
}

function internalsOf(backend: MathBackendWebGL): Internals {
  return backend as unknown as Internals;
}

/** Takes unfinished programs out of the cache: a kernel that runs in the meantime compiles its own. */
function takePending(backend: MathBackendWebGL): Record<string, Binary> {
  const { binaryCache } = internalsOf(backend);
  const pending = Object.entries(binaryCache).filter(([, binary]) => binary.variablesLocations === null);
  for (const [key] of pending) Reflect.deleteProperty(binaryCache, key);
  return Object.fromEntries(pending);
}

async function compiled(
  backend: MathBackendWebGL,
  binaries: readonly Binary[],
  onProgress: (compiled: Compiled) => void,
): Promise<void> {
  const total = binaries.length;
  onProgress({ done: 0, total });
  let waiting = binaries;
  while (waiting.length > 0) {
    const unfinished = waiting.filter((binary) => !isCompiled(backend, binary));
    if (unfinished.length < waiting.length) onProgress({ done: total - unfinished.length, total });
    waiting = unfinished;
    // A timer, since frames stand still in a hidden tab.
    if (waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, interval));
  }
}

function isCompiled({ gpgpu }: MathBackendWebGL, { webGLProgram, fragmentShader }: Binary): boolean {
  const { gl } = gpgpu;
  const parallel = gpgpu.parallelCompilationExtension as GPGPUContext['parallelCompilationExtension'] | null;
  if (parallel && !gl.isContextLost() && !gl.getProgramParameter(webGLProgram, parallel.COMPLETION_STATUS_KHR))
    return false;
  // Without the extension this waits for the compiler.
  if (gl.getProgramParameter(webGLProgram, gl.LINK_STATUS)) return true;
  const words = [gl.getShaderInfoLog(fragmentShader), gl.getProgramInfoLog(webGLProgram)].filter(Boolean).join('\n');
  throw new Error(`Failed to compile or link a program. ${words}`);
}

/** Puts finished programs into the cache, but for those that somebody else has compiled meanwhile. */
function adopt(backend: MathBackendWebGL, pending: Readonly<Record<string, Binary>>): void {
  const internals = internalsOf(backend);
  const { binaryCache } = internals;
  for (const [key, { webGLProgram }] of Object.entries(pending))
    if (key in binaryCache) backend.gpgpu.gl.deleteProgram(webGLProgram);
  internals.binaryCache = { ...pending };
  backend.getUniformLocations();
  internals.binaryCache = { ...pending, ...binaryCache };
}
