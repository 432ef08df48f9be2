/** Makes the browser's own GPU err, from outside of the product: each function runs in the engine's worker and spoils one call on its way to the browser. */
import type { Page } from '@playwright/test';

/** Puts `spoil` before the browser's next call of a method. It is given the arguments, to change them, and what the method is called on. */
const spoilNext = `
  function spoilNext(target, name, spoil) {
    const original = target[name];
    target[name] = function (...args) {
      target[name] = original;
      spoil(args, this);
      return original.apply(this, args);
    };
  }
  /** Where TensorFlow.js keeps the backend in use. */
  const backend = () => globalThis._tfengine.backend;
`;

/** What the worker does to its GPU. */
export const gpuFaults = {
  webgpu: {
    'is lost': `backend().device.destroy()`,
    'has no memory left': `
      spoilNext(GPUDevice.prototype, 'createBuffer', (args, device) => {
        args[0] = { ...args[0], size: device.limits.maxBufferSize, mappedAtCreation: false };
      });
      // What would be uploaded is so large now, too, that the next read finds no memory.
      backend().device.createBuffer({ size: 4, usage: GPUBufferUsage.STORAGE });
    `,
    'refuses a command': `
      spoilNext(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', (args) => { args[0] = 2 ** 32 - 1; });
    `,
    'cannot compile a program': `
      spoilNext(GPUDevice.prototype, 'createShaderModule', (args) => {
        args[0] = { ...args[0], code: 'const spoiled: f32 = 1i;' + args[0].code };
      });
    `,
  },
  webgl: {
    'is lost': `backend().gpgpu.gl.getExtension('WEBGL_lose_context').loseContext()`,
    'has no memory left': `
      // The software adapter has as much memory as the machine: what it would say is said in its place.
      const { prototype } = WebGL2RenderingContext;
      const original = prototype.getError;
      prototype.getError = function () {
        prototype.getError = original;
        return this.OUT_OF_MEMORY;
      };
    `,
    'refuses a command': `
      spoilNext(WebGL2RenderingContext.prototype, 'drawElements', (args) => { args[1] = -1; });
    `,
    'cannot compile a program': `
      spoilNext(WebGL2RenderingContext.prototype, 'shaderSource', (args) => { args[1] += 'float spoiled = 1;'; });
    `,
  },
} as const;

/** Runs one of them in a page's engine. */
export async function provoke(page: Page, fault: string): Promise<void> {
  const engine = page.workers().find((worker) => worker.url().includes('engine'));
  if (!engine) throw new Error('The page has no engine.');
  await engine.evaluate(`(() => { ${spoilNext} ${fault} })()`);
}
