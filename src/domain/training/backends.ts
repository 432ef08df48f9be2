export const backendNames = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type BackendName = (typeof backendNames)[number];
/**
 * What computed the steps of a run, to the last bit: a backend's own arithmetic; on WebAssembly `fused` multiply-adds, which round once, or `plain` ones, which
 * round twice; `mixed` where it changed on the way. Runs of one seed agree to the last digit only where this agrees (and on a GPU, where the GPU is the same).
 */
export const arithmetics = ['fused', 'plain', 'javascript', 'webgl', 'webgpu', 'mixed'] as const;
export type Arithmetic = (typeof arithmetics)[number];

/** What a run that was computed with `before` for some steps is computed with once it goes on with `now`; null is unknown, as in older files. */
export function arithmeticAfter(before: Arithmetic | null, steps: number, now: Arithmetic): Arithmetic | null {
  if (steps === 0) return now;
  return before === null || before === now ? before : 'mixed';
}

export const backendChoices = ['auto', ...backendNames] as const;
export type BackendChoice = (typeof backendChoices)[number];
