import { watch, whileWatched } from './gpu-calls';

/** Counts what some work asks of WebGL: draws, and uploads of numbers to textures. */
export function countGlCalls(gl: WebGL2RenderingContext, work: () => void): { draws: number; uploads: number } {
  const calls = { draws: 0, uploads: 0 };
  const noteUpload = (...args: readonly unknown[]): void =>
    void (calls.uploads += ArrayBuffer.isView(args.at(-1)) ? 1 : 0);
  const restore = [
    watch(gl, 'drawElements', () => (calls.draws += 1)),
    watch(gl, 'texImage2D', noteUpload),
    watch(gl, 'texSubImage2D', noteUpload),
  ];
  whileWatched(work, restore);
  return calls;
}
