import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { pairOf, type Extent } from '../../../domain/layers/extent';
import { draw } from '../../webgl/program';
import { enlarged, reduced, type ImageShape, type UpSampling2dAttrs } from './kernel';

export const upSampling2dWebGl: KernelFunc = (params) => {
  const { x } = params.inputs as { x: TensorInfo };
  const { size, interpolation } = params.attrs as unknown as UpSampling2dAttrs;
  return draw(params.backend as MathBackendWebGL, {
    inputs: { X: x },
    outputShape: enlarged(x, size),
    code: source(x.shape as ImageShape, size, forward[interpolation]),
  });
};

export const upSampling2dGradWebGl: KernelFunc = (params) => {
  const { dy } = params.inputs as { dy: TensorInfo };
  const { size, interpolation } = params.attrs as unknown as UpSampling2dAttrs;
  const small = reduced(dy, size);
  return draw(params.backend as MathBackendWebGL, {
    inputs: { Dy: dy },
    outputShape: small,
    code: source(small, size, backward[interpolation]),
  });
};

function source([, height, width]: ImageShape, size: Extent, body: string): string {
  const [down, across] = pairOf(size);
  return `
const ivec2 size = ivec2(${down}, ${across});
const ivec2 small = ivec2(${height}, ${width});
const ivec2 large = ivec2(${height * down}, ${width * across});

// Where the middle of a pixel of the large picture lies in the small one.
vec2 middle(ivec2 place) {
  return clamp((vec2(place) + 0.5) / vec2(size) - 0.5, vec2(0.0), vec2(small - 1));
}
// The share of a pixel of the small picture in one of the large: less for each pixel's width that lies between them.
float nearness(ivec2 own, ivec2 place) {
  vec2 near = max(1.0 - abs(middle(place) - vec2(own)), vec2(0.0));
  return near.x * near.y;
}
void main() {
  ivec4 coords = getOutputCoords();
  int image = coords.x;
  ivec2 own = coords.yz;
  int channel = coords.w;
${body}
}`;
}

const forward = {
  nearest: '  setOutput(getX(image, own.x / size.x, own.y / size.y, channel));',
  bilinear: `  vec2 place = middle(own);
  ivec2 low = ivec2(place);
  ivec2 high = min(low + 1, small - 1);
  vec2 share = place - vec2(low);
  float above = mix(getX(image, low.x, low.y, channel), getX(image, low.x, high.y, channel), share.y);
  float below = mix(getX(image, high.x, low.y, channel), getX(image, high.x, high.y, channel), share.y);
  setOutput(mix(above, below, share.x));`,
};

const sum = (first: string, end: string, weight: string): string => `  ivec2 first = ${first};
  ivec2 end = ${end};
  float sum = 0.0;
  for (int row = first.x; row < end.x; row++) {
    for (int column = first.y; column < end.y; column++)
      sum += ${weight} * getDy(image, row, column, channel);
  }
  setOutput(sum);`;

const backward = {
  nearest: sum('own * size', 'first + size', '1.0'),
  // Those whose middle lies less than a pixel away.
  bilinear: sum(
    'max(((2 * own - 1) * size + 1) / 2, ivec2(0))',
    'min((2 * own + 3) * size / 2, large)',
    'nearness(own, ivec2(row, column))',
  ),
};
