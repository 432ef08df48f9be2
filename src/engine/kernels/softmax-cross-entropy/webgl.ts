import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { getKernel, Slice, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import { columnSums } from '../../webgl/column-sums';
import { draw, laidOut } from '../../webgl/program';
import type { SoftmaxCrossEntropyAttrs, SoftmaxCrossEntropyInputs } from './kernel';

/** Each value goes over its row of logits by itself: rows are short, and a draw costs more than their sums. */
export const softmaxCrossEntropyWebGl: KernelFunc = (params) => {
  const { logits, labels } = params.inputs as unknown as SoftmaxCrossEntropyInputs;
  const { labelSmoothing } = params.attrs as unknown as SoftmaxCrossEntropyAttrs;
  const backend = params.backend as MathBackendWebGL;
  return laidOut(backend, logits, 'unpacked', (plain) => {
    const metrics = meanMetrics(backend, plain, labels, labelSmoothing);
    return [metrics, logitGradients(backend, plain, labels, labelSmoothing), lossOf(backend, metrics)];
  });
};

/** A view of the metrics: nothing is drawn. */
function lossOf(backend: MathBackendWebGL, metrics: TensorInfo): TensorInfo {
  const attrs = { begin: [0], size: [1] };
  const first = getKernel(Slice, 'webgl').kernelFunc({ inputs: { x: metrics }, backend, attrs }) as TensorInfo;
  return { dataId: first.dataId, dtype: first.dtype, shape: [] };
}

function meanMetrics(
  backend: MathBackendWebGL,
  logits: TensorInfo,
  labels: TensorInfo,
  labelSmoothing: number,
): TensorInfo {
  const [batch = 0, classes = 1] = logits.shape;
  const { right, other } = shares(labelSmoothing, classes);
  const smooth = `wanted = ${right} * wanted;
  for (int column = 0; column < ${classes}; column++) wanted += ${other} * (getLogits(place.x, column) - largest);`;
  const each = draw(backend, {
    inputs: { Logits: logits, Labels: labels },
    outputShape: [batch, 2],
    code: `${rowCode(logits)}
  bool isLoss = place.y == 0;
  float wanted = getLogits(place.x, label) - largest;
  ${labelSmoothing > 0 ? smooth : ''}
  setOutput(isLoss ? log(sum) - wanted : float(first == label));
}`,
  });
  const means = columnSums(backend, each, [batch, 2], batch);
  backend.disposeIntermediateTensorInfo(each);
  return means;
}

/** GLSL has no numbers without a point. */
function shares(labelSmoothing: number, classes: number) {
  return { right: `float(${1 - labelSmoothing})`, other: `float(${labelSmoothing / classes})` };
}

function logitGradients(
  backend: MathBackendWebGL,
  logits: TensorInfo,
  labels: TensorInfo,
  labelSmoothing: number,
): TensorInfo {
  const { right, other } = shares(labelSmoothing, logits.shape[1] ?? 1);
  const target = labelSmoothing > 0 ? `(${right} * float(place.y == label) + ${other})` : 'float(place.y == label)';
  return draw(backend, {
    inputs: { Logits: logits, Labels: labels },
    outputShape: logits.shape,
    code: `${rowCode(logits)}
  float probability = exp(getLogits(place.x, place.y) - largest) / sum;
  setOutput((probability - ${target}) / ${logits.shape[0]}.0);
}`,
  });
}

/** Begins a main that knows of the row of its place: its label, its largest logit, where that stands first, and the sum of the exponentials. */
function rowCode({ shape: [, classes] }: TensorInfo): string {
  return `void main() {
  ivec2 place = getOutputCoords();
  int label = int(round(getLabels(place.x)));
  float largest = getLogits(place.x, 0);
  int first = 0;
  for (int column = 1; column < ${classes}; column++) {
    float logit = getLogits(place.x, column);
    if (logit > largest) { largest = logit; first = column; }
  }
  float sum = 0.0;
  for (int column = 0; column < ${classes}; column++) sum += exp(getLogits(place.x, column) - largest);`;
}
