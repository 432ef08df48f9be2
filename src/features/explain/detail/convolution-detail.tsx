import { useMemo, useState } from 'react';
import { explainConvolution, partMap, partsOf, type ConvolutionSpec } from '../../../domain/explain/convolution';
import { asImage, indexIn, type LayerNumbers } from '../../../domain/explain/layer-numbers';
import { windowOf } from '../../../domain/layers/windows';
import { useT } from '../../../i18n/use-t';
import { boundOf } from '../../../ui/maps/colour-scale';
import type { Pixel } from '../../../ui/maps/pixel-steps';
import { KernelEditor } from '../damage/kernel-editor';
import { channelValues } from './channel-values';
import { ConvolutionStage } from './convolution-stage';
import { convolutionTerms, magnitudeOf } from './convolution-terms';
import type { DetailProps } from './detail-props';
import { Equation } from './equation';
import { PartStrip } from './part-strip';
import { PartTable } from './part-table';
import { PlayButton } from './play-button';
import { SoftmaxTable } from './softmax-table';
import { useInputName } from './use-input-name';
import { usePixelWalk } from './use-pixel';
import { WindowRules } from './window-rules';

/** The maps of a filter: of each input channel alone, of their sum, and after the activation. */
function useFilterMaps(spec: ConvolutionSpec, detail: LayerNumbers, filter: number) {
  return useMemo(() => {
    const parts = partsOf(spec, detail, filter);
    const mapOf = (values: Float32Array) => channelValues(detail.outputShape, values, filter);
    const maps = parts.map((part) => partMap(spec, detail, filter, part));
    return {
      parts,
      maps,
      strongest: strongestOf(maps),
      before: mapOf(detail.preActivation ?? detail.output),
      output: mapOf(detail.output),
    };
  }, [spec, detail, filter]);
}

/** A filter at work: the window on the input, its kernel, the products, the sums of all input channels, bias and activation. */
export function ConvolutionDetail(props: DetailProps & { spec: ConvolutionSpec }) {
  const { spec, detail, channel, layer, built } = props;
  const t = useT();
  const inputName = useInputName(built, layer);
  const [height, width] = asImage(detail.outputShape);
  const { parts, maps, strongest, before, output } = useFilterMaps(spec, detail, channel);
  const walk = usePixelWalk({ height, width, values: output });
  const explained = explainConvolution(spec, detail, { ...walk.pixel, filter: channel });
  // The part that says most is shown until another is chosen.
  const [chosen, setChosen] = useState<number | null>(null);
  const place = Math.min(chosen ?? strongest, parts.length - 1);
  const part = explained.parts[place];
  if (!part) return null;
  const { activation } = spec.params;
  const hasParts = parts.length > 1;
  return (
    <>
      <PlayButton walk={walk} />
      <ConvolutionStage
        {...{ spec, detail, walk, part, before, output }}
        partCount={parts.length}
        rectangle={explained.rectangle}
        inputName={inputName(part.channel)}
        partMap={hasParts ? (maps[place] ?? null) : null}
      />
      <KernelEditor spec={spec} detail={detail} filter={channel} part={part} />
      <Equation
        terms={convolutionTerms(t, explained, part)}
        own={channelsAt(detail.output, detail.outputShape, walk.pixel)[channel] ?? NaN}
        magnitude={magnitudeOf(explained)}
      />
      {activation === 'softmax' && detail.preActivation && (
        <SoftmaxTable
          logits={channelsAt(detail.preActivation, detail.outputShape, walk.pixel)}
          names={null}
          marked={channel}
        />
      )}
      {hasParts && (
        <>
          <PartStrip {...{ spec, detail, parts, maps }} filter={channel} chosen={place} onChoose={setChosen} />
          <PartTable parts={explained.parts} total={explained.total} chosen={place} />
        </>
      )}
      <WindowRules window={windowOf(spec.params)} />
    </>
  );
}

/** All channels of one pixel. */
function channelsAt(values: Float32Array, shape: readonly number[], { row, column }: Pixel): Float32Array {
  const [, , channels] = asImage(shape);
  const first = indexIn(shape, row, column, 0);
  return values.subarray(first, first + channels);
}

function strongestOf(maps: readonly Float32Array[]): number {
  const bounds = maps.map(boundOf);
  return bounds.indexOf(Math.max(...bounds));
}
