import { expect, test } from 'vitest';
import type { BackendName } from '../../domain/training/backends';
import { EngineFault, OutOfMemory } from '../core/fault';
import { DeviceFault, deviceFaultOf } from './device-fault';

const shader = new Error('Failed to compile fragment shader.');
const invalid = new DOMException('Invalid ComputePipeline', 'OperationError');
const trap = new WebAssembly.RuntimeError('memory access out of bounds');
const noKernel = new Error("Kernel 'Unheard' not registered for backend 'webgpu'");
const arrays = new RangeError('Array buffer allocation failed');

const faults: [BackendName, Error, string][] = [
  ['webgpu', invalid, 'deviceFailed'],
  ['webgpu', new DOMException('Buffer was destroyed before mapping was resolved.', 'AbortError'), 'deviceLost'],
  ['webgpu', new Error('Total dispatch size exceeds WebGPU maximum.'), 'deviceFailed'],
  ['webgpu', new RangeError('createBuffer failed, size (9) is too large for the implementation'), 'deviceFull'],
  ['webgpu', noKernel, 'deviceFailed'],
  ['webgpu', arrays, 'deviceFull'],
  ['webgl', shader, 'deviceFailed'],
  ['webgl', new Error('Failed to link vertex and fragment shaders.'), 'deviceFailed'],
  ['webgl', new Error('Unable to create WebGLTexture.'), 'deviceFailed'],
  ['webgl', new Error('Unable to create fragment WebGLShader.'), 'deviceFailed'],
  ['webgl', new Error('Requested texture size [9x20000] greater than WebGL maximum'), 'deviceFailed'],
  ['webgl', arrays, 'deviceFull'],
  ['wasm', trap, 'deviceFailed'],
];
test.each(faults)('on %s, "%s" is the device: %s', (backend, error, reason) => {
  expect(deviceFaultOf(error, backend)).toMatchObject({ reason, message: `${error.name}: ${error.message}` });
});

const others: [BackendName, unknown][] = [
  ['webgpu', new TypeError("Cannot read properties of undefined (reading 'shape')")],
  ['webgpu', new RangeError('Maximum call stack size exceeded')],
  ['webgpu', new EngineFault('lossNotFinite', 'learningRate')],
  ['webgpu', new Error('Tensor is disposed.')],
  ['webgl', invalid],
  ['webgl', new Error('Error in conv2d: depth of input (3) must match')],
  ['wasm', new OutOfMemory('No 9 bytes more')],
  ['wasm', shader],
  ['cpu', arrays],
  ['cpu', 'only words'],
];
test.each(others)('on %s, "%s" would happen anywhere', (backend, error) => {
  expect(deviceFaultOf(error, backend)).toBeNull();
});

test('a fault that is known is passed on as it is', () => {
  const fault = new DeviceFault('deviceLost', 'gone');
  expect(deviceFaultOf(fault, 'cpu')).toBe(fault);
});
