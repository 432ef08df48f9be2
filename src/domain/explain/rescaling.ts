import type { LayerSpec } from '../network/network';

export type RescalingSpec = Extract<LayerSpec, { kind: 'Rescaling' }>;

export interface RescalingExplanation {
  readonly input: number;
  readonly scaled: number;
  readonly output: number;
  /** The sizes that are added up, to judge rounding by. */
  readonly magnitude: number;
}

/** What Rescaling does to one value: scale times input, plus offset. */
export function explainRescaling({ params: { scale, offset } }: RescalingSpec, input: number): RescalingExplanation {
  const scaled = input * scale;
  return { input, scaled, output: scaled + offset, magnitude: Math.abs(scaled) + Math.abs(offset) };
}
