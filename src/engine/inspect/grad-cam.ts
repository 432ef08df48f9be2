import {
  concat,
  grad,
  mul,
  oneHot,
  relu,
  reshape,
  softmax,
  sum,
  tidy,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core';
import { isConvolution } from '../../domain/explain/convolution';
import { imageOf } from '../../domain/layers/images';
import type { EvidenceArgs, EvidenceMap, NoEvidence } from '../../protocol/inspect';
import { logitsFrom, type Model } from '../core/model';
import { imagesTensor, outputsOf } from './forward';

/**
 * Where a convolution's maps speak for a class: each place of each map is weighed by the gradient of the class's logit there, and what is positive in their sum is
 * the evidence: relu(sum over c of (d logit / d A_c) A_c). This is Grad-CAM (Selvaraju and others, 2017) without its mean of the gradient over a map (Draelos and
 * Carin, 2020, "HiResCAM"). With GlobalAveragePooling behind the convolution both are the same; behind Flatten, where each place has weights of its own, the mean
 * mixes places and often leaves nothing.
 */
export async function gradCam(model: Model, { image, classIndex }: EvidenceArgs): Promise<EvidenceMap | NoEvidence> {
  const layer = targetLayer(model);
  if (typeof layer !== 'number') return layer;
  let [height, width] = [0, 0];
  const flat = tidy(() => {
    const maps = outputsOf(model, imagesTensor(model, image), 0, layer).at(-1) as Tensor;
    ({ height, width } = imageOf(maps.shape.slice(1)));
    const logits = (x: Tensor): Tensor => logitsFrom(model, x, layer + 1);
    const chosen = oneHot([classIndex], model.keras.outputShape[1] as number, 1, 0, 'float32');
    const gradient = grad((x: Tensor) => sum(mul(logits(x), chosen)))(maps);
    const cam = relu(sum(mul(maps, gradient), -1));
    const probability = sum(mul(softmax(logits(maps)), chosen));
    return concat([reshape(cam, [-1]), reshape(probability, [1])] as Tensor1D[]);
  });
  const values = Float32Array.from(await flat.data());
  flat.dispose();
  return { values: values.slice(0, -1), height, width, layer, probability: values.at(-1) ?? NaN };
}

/** Maps with fewer pixels a side say too little about places: each pixel has seen most of the image. */
const leastSide = 7;

/** The last convolution with maps of at least `leastSide`, or else the last whose maps have more than one pixel. */
function targetLayer({ network, keras }: Model): number | NoEvidence {
  const shapeOf = (index: number) => imageOf((keras.layers[index]?.outputShape as number[]).slice(1));
  const isLarge = (index: number): boolean => shapeOf(index).height * shapeOf(index).width > 1;
  const isFine = (index: number): boolean => Math.min(shapeOf(index).height, shapeOf(index).width) >= leastSide;
  if (!network.layers.some(isConvolution)) return { reason: 'noConvolution' };
  const fine = network.layers.findLastIndex((spec, index) => isConvolution(spec) && isFine(index));
  if (fine >= 0) return fine;
  const layer = network.layers.findLastIndex((spec, index) => isConvolution(spec) && isLarge(index));
  return layer < 0 ? { reason: 'onePixel' } : layer;
}
