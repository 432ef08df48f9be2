import { useRef, type ReactNode } from 'react';
import { isConvolution } from '../../../domain/explain/convolution';
import { isPooling } from '../../../domain/explain/pooling';
import type { LayerSpec } from '../../../domain/network';
import { definitionOf } from '../../../domain/layers/registry';
import { useT } from '../../../i18n/use-t';
import { useInside } from '../../../state/inside';
import { detailPlace } from '../../../state/inside-state';
import { IconButton } from '../../../ui/button';
import { ChevronIcon, CloseIcon } from '../../../ui/icons';
import { LayerSign } from '../../../ui/layer-sign';
import { useClassNames, type Built } from '../use-built';
import { useOnScreen } from '../use-on-screen';
import { ActivationDetail } from './activation-detail';
import { ConvolutionDetail } from './convolution-detail';
import { DenseDetail } from './dense-detail';
import type { DetailProps } from './detail-props';
import styles from './detail.module.css';
import { DropoutDetail } from './dropout-detail';
import { FlattenDetail } from './flatten-detail';
import { NormalizationDetail } from './normalization-detail';
import { PaddingDetail } from './padding-detail';
import { PoolingDetail } from './pooling-detail';

interface OpenedChannelProps {
  built: Built;
  layer: number;
  channel: number;
}

/** One channel of a layer (or one unit), taken apart down to the single number. */
export function OpenedChannel({ built, layer, channel }: OpenedChannelProps) {
  const t = useT();
  const element = useRef<HTMLElement>(null);
  useOnScreen(element, detailPlace);
  const classes = useClassNames();
  const open = useInside((state) => state.open);
  const detail = useInside((state) => state.detail);
  const found = built.layers[layer];
  const output = found?.analysis.output;
  if (!found || !output) return null;
  const { spec, analysis } = found;
  const channels = output.at(-1) ?? 1;
  const isVector = output.length < 3;
  const values = { name: analysis.displayName, channel: channel + 1, channels };
  const isAnswer = isVector && layer === built.layers.length - 1;
  const title = isAnswer
    ? t('inside.openedClass', { ...values, class: classes[channel] ?? channel })
    : t(isVector ? 'inside.openedUnit' : 'inside.openedChannel', values);
  const step = (by: number) => open({ layer, channel: (channel + by + channels) % channels });
  return (
    <section ref={element} tabIndex={-1} className={styles.detail} aria-label={t('inside.opened')}>
      <div className={styles.head}>
        <LayerSign family={definitionOf(spec.kind).family} />
        <h3 className={styles.title}>{title}</h3>
        <div className={styles.headEnd}>
          <IconButton label={t(isVector ? 'inside.unitBefore' : 'inside.channelBefore')} onPress={() => step(-1)}>
            <ChevronIcon className={styles.back} />
          </IconButton>
          <IconButton label={t(isVector ? 'inside.unitAfter' : 'inside.channelAfter')} onPress={() => step(1)}>
            <ChevronIcon />
          </IconButton>
          <IconButton label={t('inside.close')} onPress={() => open(null)}>
            <CloseIcon />
          </IconButton>
        </div>
      </div>
      <p className={styles.muted}>{t(`layer.${spec.kind}`)}</p>
      {detail?.layer === layer ? (
        contentOf(spec, { detail, channel, layer, built })
      ) : (
        <p className={styles.muted}>{t('inside.waiting')}</p>
      )}
    </section>
  );
}

function contentOf(spec: LayerSpec, props: DetailProps): ReactNode {
  if (isConvolution(spec)) return <ConvolutionDetail spec={spec} {...props} />;
  if (isPooling(spec)) return <PoolingDetail spec={spec} {...props} />;
  switch (spec.kind) {
    case 'Dense':
      return <DenseDetail spec={spec} {...props} />;
    case 'Flatten':
      return <FlattenDetail {...props} />;
    case 'Dropout':
      return <DropoutDetail spec={spec} {...props} />;
    case 'BatchNormalization':
      return <NormalizationDetail spec={spec} {...props} />;
    case 'Activation':
      return <ActivationDetail spec={spec} {...props} />;
    case 'ZeroPadding2D':
      return <PaddingDetail spec={spec} {...props} />;
    default:
      return null;
  }
}
