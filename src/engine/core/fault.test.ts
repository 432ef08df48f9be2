import { expect, test } from 'vitest';
import { EngineFault, failureOf, OutOfMemory } from './fault';

test.each([
  new OutOfMemory('No 64 bytes more than the 2147483648 in use.'),
  new RangeError('Array buffer allocation failed'), // Chromium
  new RangeError('Invalid typed array length: 9007199254740991'),
  new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded'),
  new RangeError('WebAssembly.Memory(): could not allocate memory'),
  new RangeError('Out of memory'), // WebKit
  new Error('out of memory'), // Firefox
  new Error('allocation size overflow'),
])('%s: there is no memory left', (error) => {
  expect(failureOf(error)).toEqual({ code: 'outOfMemory', detail: `${error.name}: ${error.message}` });
});

test.each([
  new RangeError('Maximum call stack size exceeded'),
  new RangeError('Invalid array length'),
  new RangeError('Invalid typed array length: -1'),
  new RangeError('offset is out of bounds'),
  new RangeError('Start offset 3 is outside the bounds of the buffer'),
  new RangeError('toFixed() digits argument must be between 0 and 100'),
  new TypeError('x is undefined'),
])('%s: a mistake of ours', (error) => {
  expect(failureOf(error)).toMatchObject({ code: 'internal' });
});

test('a fault with a code keeps it, and anything else that is thrown is told as it is', () => {
  expect(failureOf(new EngineFault('dataUnfit', '3 classes'))).toEqual({ code: 'dataUnfit', detail: '3 classes' });
  expect(failureOf('only words')).toEqual({ code: 'internal', detail: 'only words' });
});
