import { useMemo } from 'react';
import { explainMerging, inputsOf, type MergingExplanation, type MergingSpec } from '../../../domain/explain/merging';
import { indexIn } from '../../../domain/explain/layer-numbers';
import { networkInput } from '../../../domain/network/in-order';
import { useT } from '../../../i18n/use-t';
import type { DetailProps } from './detail-props';
import styles from './detail.module.css';
import { Equation, type Term } from './equation';
import { LayerFigure } from './layer-figure';
import { PlayButton } from './play-button';
import { mapOf, useChannelMaps } from './use-channel-maps';
import { usePixelWalk } from './use-pixel';

const signs: Readonly<Partial<Record<MergingSpec['kind'], string>>> = { Add: '+', Average: '+', Multiply: '×' };

/** A channel of every input, and of what becomes of them; the numbers at one place. */
export function MergingDetail({ spec, detail, channel, layer, built }: DetailProps & { spec: MergingSpec }) {
  const t = useT();
  const { output } = useChannelMaps(detail, channel);
  const walk = usePixelWalk(output);
  const explained = explainMerging(spec, detail, { ...walk.pixel, channel });
  const nameOf = (input: number, own: number): string => {
    const id = layer.inputs[input] ?? networkInput;
    const before = built.byId.get(id)?.displayName;
    return before === undefined ? t('inside.thePicture') : t('inside.channel', { name: before, channel: own + 1 });
  };
  const figure = { walk, pixel: walk.pixel, side: '11rem' };
  const maps = useMemo(() => {
    const inputs = inputsOf(detail);
    return explainMerging(spec, detail, { row: 0, column: 0, channel }).terms.map(({ input, channel: inChannel }) => {
      const { shape = [], values = new Float32Array() } = inputs[input] ?? {};
      return { input, inChannel, map: mapOf(shape, values, inChannel) };
    });
  }, [spec, detail, channel]);
  const own = detail.output[indexIn(detail.outputShape, walk.pixel.row, walk.pixel.column, channel)] ?? NaN;
  return (
    <>
      <PlayButton walk={walk} />
      <div className={styles.stage} dir="ltr">
        {maps.map(({ input, inChannel, map }) => (
          <LayerFigure
            key={input}
            {...figure}
            label={t('inside.inputMap', { name: nameOf(input, inChannel) })}
            caption={nameOf(input, inChannel)}
            {...map}
          />
        ))}
        <span className={styles.operator}>→</span>
        <LayerFigure {...figure} label={t('inside.outputMap')} caption={t('inside.after')} {...output} />
      </div>
      <Equation
        terms={termsOf(spec.kind, explained, nameOf, t('inside.output'), t('inside.inputCount'))}
        own={own}
        magnitude={explained.magnitude}
      />
    </>
  );
}

function termsOf(
  kind: MergingSpec['kind'],
  { terms, output }: MergingExplanation,
  nameOf: (input: number, channel: number) => string,
  result: string,
  count: string,
): Term[] {
  const sign = signs[kind] ?? ',';
  return [
    ...terms.map(({ input, channel, value }, index) => ({
      name: `input${input}`,
      label: nameOf(input, channel),
      value,
      ...(index > 0 && { sign }),
      ...(index === 0 && kind === 'Maximum' && { sign: 'max' }),
    })),
    ...(kind === 'Average' ? [{ name: 'count', label: count, value: terms.length, sign: '÷' }] : []),
    { name: 'output', label: result, value: output, sign: '=', isResult: true },
  ];
}
