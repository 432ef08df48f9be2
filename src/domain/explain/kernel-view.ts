/** How the weights of a layer are shown as small pictures, one for each channel or unit that it gives out. */
import { areaOf, pairOf } from '../layers/extent';
import { isImage } from '../layers/images';
import type { LayerReading, NetworkReading } from '../network/read-network';
import type { Shape } from '../network/shape';
import { asImage } from './layer-numbers';
import { takesOf } from './layer-takes';

export interface KernelView {
  readonly height: number;
  readonly width: number;
  /** How many pictures. */
  readonly count: number;
  /** Over how many input channels each is the mean; 1 where nothing is averaged. */
  readonly averaged: number;
  /** A kernel as it slides; the weights of a unit at the pixels that they are for; or one behind the other, the last places empty. */
  readonly form: 'kernel' | 'pixels' | 'numbers';
}

/** Null for a layer without a kernel, or of which not enough is known. */
export function kernelViewOf(network: NetworkReading, layer: LayerReading): KernelView | null {
  const { spec, input, output } = layer;
  if (!input || !output) return null;
  const count = output.at(-1) ?? 0;
  if (spec.kind === 'Dense') return { ...unitView(network, layer, input), count };
  const [, , channels] = asImage(input);
  if (spec.kind === 'Conv2D' || spec.kind === 'SeparableConv2D' || spec.kind === 'Conv2DTranspose')
    return { ...sidesOf(spec.params), count, averaged: channels };
  return spec.kind === 'DepthwiseConv2D' ? { ...sidesOf(spec.params), count, averaged: 1 } : null;
}

/** Numbers in one of its pictures, with those that stay empty. */
export function placesIn({ height, width }: KernelView): number {
  return areaOf([height, width]);
}

function sidesOf({ kernelSize }: { readonly kernelSize: Parameters<typeof pairOf>[0] }) {
  const [height, width] = pairOf(kernelSize);
  return { height, width, form: 'kernel' } as const;
}

/** Behind a flattened picture, the weights stand where its pixels are. */
function unitView(network: NetworkReading, layer: LayerReading, input: Shape): Omit<KernelView, 'count'> {
  const picture = pictureBefore(network, layer);
  if (picture) {
    const [height, width, channels] = asImage(picture);
    return { height, width, averaged: channels, form: 'pixels' };
  }
  const numbers = input[0] ?? 0;
  const width = Math.ceil(Math.sqrt(numbers));
  return { height: Math.ceil(numbers / width), width, averaged: 1, form: 'numbers' };
}

/** The shape of the picture that was flattened before this layer, where all between keeps the numbers in their places. */
function pictureBefore(network: NetworkReading, layer: LayerReading): Shape | null {
  const [before, ...others] = layer.inputs.map((id) => network.byId.get(id));
  if (!before || others.length > 0) return null;
  if (before.kind === 'Flatten' && before.input && isImage(before.input)) return before.input;
  const takes = takesOf(before, 0);
  return takes?.channels === 'each' && before.input?.length === 1 ? pictureBefore(network, before) : null;
}
