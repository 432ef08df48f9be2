import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { type backend_util, type DataId } from '@tensorflow/tfjs-core';
import { DeviceFault } from '../backends/device-fault';

/** There are fewer kinds; a broken driver might name one for ever. */
const mostErrors = 8;

/** tfjs's backend, which asks WebGL at every read whether something has gone wrong: WebGL tells of it in no other way, and goes on with junk. */
export class OwnWebGlBackend extends MathBackendWebGL {
  /** @param onFault told what has gone wrong */
  constructor(
    canvas: OffscreenCanvas,
    private readonly onFault: (fault: DeviceFault) => void,
  ) {
    super(canvas);
  }

  override async read(dataId: DataId): Promise<backend_util.BackendValues> {
    const values = await super.read(dataId);
    this.check();
    return values;
  }

  private check(): void {
    const { gl } = this.gpgpu;
    const errors: number[] = [];
    // One kind of error hangs on another, and WebGL names each once, in any order.
    for (let error = gl.getError(); error !== gl.NO_ERROR && errors.length < mostErrors; error = gl.getError())
      errors.push(error);
    // A lost context is told by an event, in better words.
    if (errors.length === 0 || errors.includes(gl.CONTEXT_LOST_WEBGL)) return;
    const reason = errors.includes(gl.OUT_OF_MEMORY) ? 'deviceFull' : 'deviceFailed';
    this.onFault(
      new DeviceFault(reason, `WebGL errors ${errors.map((error) => `0x${error.toString(16)}`).join(', ')}`),
    );
  }
}
