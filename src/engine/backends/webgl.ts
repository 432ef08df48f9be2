import { engine, env, registerBackend, removeBackend } from '@tensorflow/tfjs-core';
import { OwnWebGlBackend } from '../webgl/own-backend';
import { registerWebGlKernels } from '../webgl/register';
import { DeviceWatch } from './device-watch';

/**
 * Registers tfjs's WebGL backend with our kernels on a canvas of our own, so that we hear when its context is lost, and so that one that is started anew shares no compiled program
 * with the one that was lost.
 */
export function registerWebGl(): DeviceWatch {
  // tfjs refuses software WebGL; those who ask for it by name may have it.
  env().set('SOFTWARE_WEBGL_ENABLED', true);
  const canvas = new OffscreenCanvas(1, 1);
  // tfjs registers a factory of its own when it is imported, and would keep the older of two.
  if ('webgl' in engine().registryFactory) removeBackend('webgl');
  const lost = new Promise<string>((resolve) => {
    canvas.addEventListener('webglcontextlost', () => {
      resolve('the WebGL context was lost');
    });
  });
  const watch = new DeviceWatch(lost);
  const onFault = watch.fail.bind(watch);
  registerBackend('webgl', () => new OwnWebGlBackend(canvas, onFault), 2);
  registerWebGlKernels();
  return watch;
}
