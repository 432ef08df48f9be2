import { useRef, useState, type ReactNode } from 'react';
import { isConvolution } from '../../../domain/explain/convolution';
import { isMerging } from '../../../domain/explain/merging';
import { isPooling } from '../../../domain/explain/pooling';
import type { LayerSpec } from '../../../domain/network/network';
import { useT } from '../../../i18n/use-t';
import { detailPlace } from '../../../state/inside/inside-state';
import type { LayerReading, NetworkReading } from '../../../domain/network/read-network';
import { useOnScreen } from '../../../state/inside/use-on-screen';
import { ActivationDetail } from './activation-detail';
import { ConvolutionDetail } from './convolution-detail';
import { DenseDetail } from './dense-detail';
import { DetailHead } from './detail-head';
import type { DetailProps } from './detail-props';
import styles from './detail.module.css';
import { DropoutDetail } from './dropout-detail';
import { FlattenDetail } from './flatten-detail';
import { HeadSlot } from './head-slot';
import { LayerNormalizationDetail } from './layer-normalization-detail';
import { MergingDetail } from './merging-detail';
import { NoiseDetail } from './noise-detail';
import { NormalizationDetail } from './normalization-detail';
import { PaddingDetail } from './padding-detail';
import { PoolingDetail } from './pooling-detail';
import { RescalingDetail } from './rescaling-detail';
import { useInside } from '../../../state/use-page';
import { useInsidePicture } from '../../../state/inside/use-inside-picture';
import { TransposedDetail } from './transposed-detail';
import { UpSamplingDetail } from './up-sampling-detail';

interface OpenedChannelProps {
  built: NetworkReading;
  layer: LayerReading;
  channel: number;
}

/** One channel of a layer (or one unit), taken apart down to the single number. */
export function OpenedChannel({ built, layer, channel }: OpenedChannelProps) {
  const t = useT();
  const element = useRef<HTMLElement>(null);
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  useOnScreen(element, detailPlace);
  const hasPicture = useInsidePicture() !== null;
  const detail = useInside((state) => (state.detail?.layerId === layer.id ? state.detail : null));
  // The weights of another unit have to be fetched: until then all of the last one stays, heading and numbers alike.
  const shown = detail?.unit ?? channel;
  return (
    <section ref={element} tabIndex={-1} className={styles.detail} aria-label={t('inside.opened')}>
      <DetailHead built={built} layer={layer} channel={channel} shown={shown} onSlot={setSlot} />
      <p className={styles.muted}>{t(`layer.${layer.kind}`)}</p>
      {detail ? (
        <HeadSlot value={slot}>{contentOf(layer.spec, { detail, channel: shown, layer, built })}</HeadSlot>
      ) : (
        <p className={styles.muted}>{t(hasPicture ? 'inside.waiting' : 'inside.noPicture')}</p>
      )}
    </section>
  );
}

function contentOf(spec: LayerSpec, props: DetailProps): ReactNode {
  if (isConvolution(spec)) return <ConvolutionDetail spec={spec} {...props} />;
  if (isMerging(spec)) return <MergingDetail spec={spec} {...props} />;
  if (isPooling(spec)) return <PoolingDetail spec={spec} {...props} />;
  switch (spec.kind) {
    case 'Conv2DTranspose':
      return <TransposedDetail spec={spec} {...props} />;
    case 'Dense':
      return <DenseDetail spec={spec} {...props} />;
    case 'Flatten':
      return <FlattenDetail {...props} />;
    case 'ZeroPadding2D':
      return <PaddingDetail spec={spec} {...props} />;
    case 'UpSampling2D':
      return <UpSamplingDetail spec={spec} {...props} />;
    default:
      return shapeKept(spec, props);
  }
}

type ShapeKeeping =
  | 'Dropout'
  | 'SpatialDropout2D'
  | 'GaussianNoise'
  | 'Rescaling'
  | 'LayerNormalization'
  | 'BatchNormalization'
  | 'Activation'
  | 'LeakyReLU';

/** Layers that change the numbers alone. */
function shapeKept(spec: Extract<LayerSpec, { kind: ShapeKeeping }>, props: DetailProps): ReactNode {
  switch (spec.kind) {
    case 'Dropout':
    case 'SpatialDropout2D':
      return <DropoutDetail spec={spec} {...props} />;
    case 'GaussianNoise':
      return <NoiseDetail spec={spec} {...props} />;
    case 'Rescaling':
      return <RescalingDetail spec={spec} {...props} />;
    case 'LayerNormalization':
      return <LayerNormalizationDetail spec={spec} {...props} />;
    case 'BatchNormalization':
      return <NormalizationDetail spec={spec} {...props} />;
    case 'Activation':
    case 'LeakyReLU':
      return <ActivationDetail spec={spec} {...props} />;
    default:
      // A kind without its view does not compile.
      return spec satisfies never;
  }
}
