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
import type { LayerReading } from '../../domain/network/read-network';
import type { EvidenceMap, NoEvidence } from '../../domain/explain/evidence';
import type { EvidenceArgs } from '../../protocol/inspect';
import { imagesTensor } from '../core/images-tensor';
import { logitsFrom, outputsUpTo, type Model } from '../core/model';

/**
 * Where a convolution's maps speak for a class: each place of each map is weighed by the gradient of the class's logit there, and what is positive in their sum is
 * the evidence: relu(sum over c of (d logit / d A_c) A_c). This is Grad-CAM (Selvaraju and others, 2017) without its mean of the gradient over a map (Draelos and
 * Carin, 2020, "HiResCAM"). With GlobalAveragePooling behind the convolution both are the same; behind Flatten, where each place has weights of its own, the mean
 * mixes places and often leaves nothing.
 */
export async function gradCam(model: Model, { image, classIndex }: EvidenceArgs): Promise<EvidenceMap | NoEvidence> {
  const target = targetLayer(model);
  if ('reason' in target) return target;
  const { id: layerId } = target;
  let [height, width] = [0, 0];
  const flat = tidy(() => {
    const outputs = outputsUpTo(model, imagesTensor(model, image), layerId);
    const maps = outputs.get(layerId) as Tensor;
    ({ height, width } = imageOf(maps.shape.slice(1)));
    const logits = (x: Tensor): Tensor => logitsFrom(model, new Map(outputs).set(layerId, x));
    const chosen = oneHot([classIndex], model.classes, 1, 0, 'float32');
    const gradient = grad((x: Tensor) => sum(mul(logits(x), chosen)))(maps);
    const cam = relu(sum(mul(maps, gradient), -1));
    const probability = sum(mul(softmax(logits(maps)), chosen));
    return concat([reshape(cam, [-1]), reshape(probability, [1])] as Tensor1D[]);
  });
  const values = Float32Array.from(await flat.data());
  flat.dispose();
  return { values: values.slice(0, -1), height, width, layerId, probability: values.at(-1) ?? NaN };
}

/** Maps with fewer pixels a side say too little about places: each pixel has seen most of the image. */
const leastSide = 7;

/** The last convolution with maps of at least `leastSide`, or else the last whose maps have more than one pixel. */
function targetLayer({ layers }: Model): LayerReading | NoEvidence {
  const convolutions = [...layers.values()].map(({ reading }) => reading).filter(({ spec }) => isConvolution(spec));
  const target =
    convolutions.findLast((layer) => sidesOf(layer).every((side) => side >= leastSide)) ??
    convolutions.findLast((layer) => sidesOf(layer).some((side) => side > 1));
  return target ?? { reason: convolutions.length > 0 ? 'onePixel' : 'noConvolution' };
}

function sidesOf({ output }: LayerReading): readonly number[] {
  const { height, width } = imageOf(output ?? []);
  return [height, width];
}
