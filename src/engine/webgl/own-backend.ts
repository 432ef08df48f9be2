import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { type backend_util, type DataId } from '@tensorflow/tfjs-core';
import { DeviceFault } from '../backends/device-fault';

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
    const error = gl.getError();
    // A lost context is told by an event, in better words.
    if (error === gl.NO_ERROR || error === gl.CONTEXT_LOST_WEBGL) return;
    const reason = error === gl.OUT_OF_MEMORY ? 'deviceFull' : 'deviceFailed';
    this.onFault(new DeviceFault(reason, `WebGL error 0x${error.toString(16)}`));
  }
}
