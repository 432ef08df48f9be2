/** The least that a WebGPU device may offer, on whatever adapter the test runs. */

/**
 * From now on every device of this page or worker is given with the least limits of the standard and without any feature, whatever is asked for. Code that takes
 * for granted what an adapter merely offers then fails, as it would on a device that has no more.
 */
export function grantLeastLimits(): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
  const { requestDevice } = GPUAdapter.prototype;
  GPUAdapter.prototype.requestDevice = function (this: GPUAdapter) {
    return requestDevice.call(this);
  };
}
