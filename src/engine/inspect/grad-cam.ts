import {
  concat,
  grad,
  mean,
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
import { logitsFrom, type Model } from '../model';
import { imagesTensor, outputsOf } from './forward';

/**
 * Where the last convolution's maps speak for a class (Selvaraju and others, 2017, "Grad-CAM"): each map is weighed by the mean, over its places, of the gradient of
 * the class's logit, and what is positive in their sum is the evidence: relu(sum over c of mean(d logit / d A_c) A_c).
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
    const cam = relu(sum(mul(maps, mean(gradient, [1, 2], true)), -1));
    const probability = sum(mul(softmax(logits(maps)), chosen));
    return concat([reshape(cam, [-1]), reshape(probability, [1])] as Tensor1D[]);
  });
  const values = Float32Array.from(await flat.data());
  flat.dispose();
  return { values: values.slice(0, -1), height, width, layer, probability: values.at(-1) ?? NaN };
}

/** The last convolution whose maps have more than one pixel. */
function targetLayer({ network, keras }: Model): number | NoEvidence {
  const isLarge = (index: number): boolean => {
    const { height, width } = imageOf((keras.layers[index]?.outputShape as number[]).slice(1));
    return height * width > 1;
  };
  if (!network.layers.some(isConvolution)) return { reason: 'noConvolution' };
  const layer = network.layers.findLastIndex((spec, index) => isConvolution(spec) && isLarge(index));
  return layer < 0 ? { reason: 'onePixel' } : layer;
}
