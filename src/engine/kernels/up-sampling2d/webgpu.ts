import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { util, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import { pairOf, type Extent } from '../../../domain/layers/extent';
import { elementMain, groupsFor, storage } from '../../webgpu/grid';
import { runProgram } from '../../webgpu/run-program';
import { enlarged, reduced, type ImageShape, type UpSampling2dAttrs } from './kernel';

export const upSampling2dWebGpu: KernelFunc = (params) => {
  const { x } = params.inputs as { x: TensorInfo };
  const attrs = params.attrs as unknown as UpSampling2dAttrs;
  return run(params, x, x.shape as ImageShape, enlarged(x, attrs.size), 'upSampling2d', forward[attrs.interpolation]);
};

export const upSampling2dGradWebGpu: KernelFunc = (params) => {
  const { dy } = params.inputs as { dy: TensorInfo };
  const attrs = params.attrs as unknown as UpSampling2dAttrs;
  const small = reduced(dy, attrs.size);
  return run(params, dy, small, small, 'upSampling2dGrad', backward[attrs.interpolation]);
};

function run(
  params: Parameters<KernelFunc>[0],
  input: TensorInfo,
  small: ImageShape,
  shape: ImageShape,
  name: string,
  body: string,
): TensorInfo {
  const { size, interpolation } = params.attrs as unknown as UpSampling2dAttrs;
  const backend = params.backend as WebGPUBackend;
  const output = backend.makeTensorInfo(shape, 'float32');
  const key = `${name} ${[interpolation, ...pairOf(size), ...small.slice(1)].join(',')}`;
  runProgram(backend, {
    program: { key, code: () => source(small, size, shape, body) },
    tensors: [input, output],
    workgroups: groupsFor(util.sizeFromShape(shape)),
  });
  return output;
}

/** The batch size stays out of the code, so that a smaller last batch compiles nothing. */
function source(
  [, height, width, channels]: ImageShape,
  size: Extent,
  [, ownHeight, ownWidth]: ImageShape,
  body: string,
): string {
  return `${storage(['read', 'values', 'f32'], ['read_write', 'result', 'f32'])}
const SIZE = vec2<i32>(${pairOf(size).join(', ')});
const SMALL = vec2<i32>(${height}, ${width});
const LARGE = SMALL * SIZE;
const CHANNELS = ${channels};

fn at(shape: vec2<i32>, image: i32, place: vec2<i32>, channel: i32) -> f32 {
  return values[((image * shape.x + place.x) * shape.y + place.y) * CHANNELS + channel];
}
/** Where the middle of a pixel of the large picture lies in the small one. */
fn middle(place: vec2<i32>) -> vec2<f32> {
  return clamp((vec2<f32>(place) + 0.5) / vec2<f32>(SIZE) - 0.5, vec2<f32>(0.0), vec2<f32>(SMALL - 1));
}
/** The share of a pixel of the small picture in one of the large: less for each pixel's width that lies between them. */
fn nearness(own: vec2<i32>, place: vec2<i32>) -> f32 {
  let near = max(1.0 - abs(middle(place) - vec2<f32>(own)), vec2<f32>(0.0));
  return near.x * near.y;
}
${elementMain}
  if (index >= arrayLength(&result)) { return; }
  let channel = i32(index) % CHANNELS;
  let pixel = i32(index) / CHANNELS;
  let own = vec2<i32>(pixel / ${ownWidth} % ${ownHeight}, pixel % ${ownWidth});
  let image = pixel / ${ownWidth * ownHeight};
${body}
}`;
}

const forward = {
  nearest: '  result[index] = at(SMALL, image, own / SIZE, channel);',
  bilinear: `  let place = middle(own);
  let low = vec2<i32>(place);
  let high = min(low + 1, SMALL - 1);
  let share = place - vec2<f32>(low);
  let above = mix(at(SMALL, image, low, channel), at(SMALL, image, vec2<i32>(low.x, high.y), channel), share.y);
  let below = mix(at(SMALL, image, vec2<i32>(high.x, low.y), channel), at(SMALL, image, high, channel), share.y);
  result[index] = mix(above, below, share.x);`,
};

const sum = (first: string, end: string, weight: string): string => `  let first = ${first};
  let end = ${end};
  var sum = 0.0;
  for (var row = first.x; row < end.x; row++) {
    for (var column = first.y; column < end.y; column++) {
      let place = vec2<i32>(row, column);
      sum += ${weight} * at(LARGE, image, place, channel);
    }
  }
  result[index] = sum;`;

const backward = {
  nearest: sum('own * SIZE', 'first + SIZE', '1.0'),
  // Those whose middle lies less than a pixel away.
  bilinear: sum(
    'max(((2 * own - 1) * SIZE + 1) / 2, vec2<i32>(0))',
    'min((2 * own + 3) * SIZE / 2, LARGE)',
    'nearness(own, place)',
  ),
};
