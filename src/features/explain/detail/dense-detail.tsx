import { useMemo } from 'react';
import { explainDense, unitWeights, type DenseExplanation, type DenseSpec } from '../../../domain/explain/dense';
import { placeOf } from '../../../domain/explain/flatten';
import { classWords } from '../../../i18n/class-words';
import { useFormat } from '../../../i18n/format';
import { useT, type Translate } from '../../../i18n/use-t';
import { useClassNames } from '../../../state/data/use-classes';
import { boundOf } from '../../../ui/maps/colour-scale';
import { useMapColours } from '../../../ui/maps/use-map-colours';
import { ValueMap } from '../../../ui/maps/value-map';
import type { LayerReading, NetworkReading } from '../../../domain/network/read-network';
import type { DetailProps } from './detail-props';
import styles from './detail.module.css';
import { Equation, type Term } from './equation';
import { NumberTable } from './number-table';
import { SoftmaxTable } from './softmax-table';

/** Contributions that are told one by one. */
const most = 10;

/** One unit: which inputs push it up or down the most, and how all of them add up. */
export function DenseDetail({ spec, detail, channel, layer, built }: DetailProps & { spec: DenseSpec }) {
  const t = useT();
  const classes = classWords(t, useClassNames());
  const explained = useMemo(() => explainDense(spec, detail, channel, most), [spec, detail, channel]);
  const isLast = layer === built.layers.at(-1);
  return (
    <>
      <Pictures detail={detail} channel={channel} layer={layer} built={built} />
      <Equation
        terms={termsOf(t, explained)}
        own={detail.output[channel] ?? NaN}
        magnitude={explained.positive - explained.negative}
      />
      <div className={styles.tables}>
        <Contributions explained={explained} built={built} layer={layer} />
        {spec.params.activation === 'softmax' && (
          <SoftmaxTable
            logits={detail.preActivation ?? detail.output}
            names={isLast ? classes : null}
            marked={channel}
          />
        )}
      </div>
    </>
  );
}

function termsOf(
  t: Translate,
  { positive, negative, bias, beforeActivation, activation, output }: DenseExplanation,
): Term[] {
  return [
    { name: 'positive', label: t('inside.positiveSum'), value: positive },
    { name: 'negative', label: t('inside.negativeSum'), value: negative, sign: '+' },
    { name: 'bias', label: t('inside.bias'), value: bias, sign: '+' },
    { name: 'before', label: t('inside.beforeActivation'), value: beforeActivation, sign: '=' },
    { name: 'output', label: t('inside.output'), value: output, sign: `${activation} →`, isResult: true },
  ];
}

interface ContributionsProps {
  explained: DenseExplanation;
  built: NetworkReading;
  layer: LayerReading;
}

function Contributions({ explained, built, layer }: ContributionsProps) {
  const t = useT();
  const { largest, rest, restCount, total } = explained;
  const nameOf = useInputNumberName(built, layer);
  const bound = boundOf(largest.map(({ product }) => product));
  const rows = largest.map(({ index, value, weight, product }) => ({
    head: nameOf(index),
    numbers: [
      { value, name: 'value' },
      { value: weight, name: 'weight' },
      { value: product, name: 'product' },
    ],
    bar: product,
  }));
  return (
    <NumberTable
      name="contributions"
      caption={t('inside.contributions', { count: largest.length })}
      heads={[t('inside.inputNumber'), t('inside.value'), t('inside.weight'), t('inside.product')]}
      rows={rows}
      sums={[
        { head: t('inside.rest', { count: restCount }), numbers: [null, null, { value: rest, name: 'rest' }] },
        { head: t('inside.total'), numbers: [null, null, { value: total, name: 'total' }] },
      ]}
      bound={bound}
    />
  );
}

/** The layer whose output a layer takes; undefined for the picture. */
function before(built: NetworkReading, { inputs: [id = ''] }: LayerReading): LayerReading | undefined {
  return built.byId.get(id);
}

/** Where the numbers of a vector come from: behind Flatten, a place in a channel of the layer before it. */
function useInputNumberName(built: NetworkReading, layer: LayerReading): (index: number) => string {
  const t = useT();
  const format = useFormat();
  const flatten = before(built, layer);
  const from = flatten && before(built, flatten);
  return (index) => {
    const shape = flatten?.kind === 'Flatten' ? flatten.input : null;
    if (!shape) return t('inside.number', { number: format.number(index + 1) });
    const { row, column, channel } = placeOf(shape, index);
    const place = { row: row + 1, column: column + 1, channel: channel + 1 };
    if (!from) return t('inside.pixelPlace', place);
    return t('inside.channelPlace', { ...place, name: from.displayName });
  };
}

/** Behind a flattened grey picture, the weights of a unit are a picture themselves, and so are the products. */
function Pictures({ detail, channel, layer, built }: DetailProps) {
  const t = useT();
  const colours = useMapColours();
  const input = before(built, layer);
  const shape = input?.kind === 'Flatten' && input.input?.length === 3 && input.input[2] === 1 ? input.input : null;
  const weights = useMemo(() => unitWeights(detail, channel), [detail, channel]);
  const products = useMemo(() => detail.input.map((value, index) => value * (weights[index] ?? 0)), [detail, weights]);
  if (!shape) return null;
  const [height = 1, width = 1] = shape;
  const shared = { height, width, colours, side: '12rem' };
  return (
    <div className={styles.stage} dir="ltr">
      <ValueMap
        {...shared}
        label={t('inside.thePicture')}
        caption={t('inside.thePicture')}
        values={detail.input}
        bound={boundOf(detail.input)}
      />
      <span className={styles.operator}>×</span>
      <ValueMap
        {...shared}
        label={t('inside.weightPicture')}
        caption={t('inside.weightPictureCaption')}
        values={weights}
        bound={boundOf(weights)}
      />
      <span className={styles.operator}>=</span>
      <ValueMap
        {...shared}
        label={t('inside.productPicture')}
        caption={t('inside.productPictureCaption')}
        values={products}
        bound={boundOf(products)}
      />
    </div>
  );
}
