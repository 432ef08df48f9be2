import { definitionOf } from '../../../domain/layers/registry';
import { classWords } from '../../../i18n/class-words';
import { useT } from '../../../i18n/use-t';
import { useClassNames } from '../../../state/data/use-classes';
import { useInside } from '../../../state/use-page';
import { IconButton } from '../../../ui/button';
import { ChevronIcon, CloseIcon } from '../../../ui/icons';
import { LayerSign } from '../../../ui/layer-sign';
import type { LayerReading, NetworkReading } from '../../../domain/network/read-network';
import styles from './detail.module.css';
import { PlaceField } from './place-field';

/** As many as are quickly stepped through. */
const few = 10;

interface DetailHeadProps {
  built: NetworkReading;
  layer: LayerReading;
  /** The channel that is wanted, and the one that is shown. */
  channel: number;
  shown: number;
  /** Takes the place for the controls of what stands below. */
  onSlot: (slot: HTMLElement | null) => void;
}

/** What is opened, and the ways to the next one and out. */
export function DetailHead({ built, layer, channel, shown, onSlot }: DetailHeadProps) {
  const t = useT();
  const open = useInside((state) => state.open);
  const title = useTitle(built, layer, shown);
  const { id: layerId, kind, output } = layer;
  if (!output) return null;
  const channels = output.at(-1) ?? 1;
  const isVector = output.length < 3;
  const go = (to: number) => open({ layerId, channel: (to + channels) % channels });
  return (
    <div className={styles.head}>
      <LayerSign family={definitionOf(kind).family} />
      <h3 className={styles.title}>{title}</h3>
      <div ref={onSlot} className={styles.headSlot} />
      <div className={styles.headEnd}>
        {channels > few && (
          <PlaceField
            label={t(isVector ? 'inside.goToNumber' : 'inside.goToChannel')}
            place={channel}
            count={channels}
            onGo={go}
          />
        )}
        <IconButton label={t(isVector ? 'inside.unitBefore' : 'inside.channelBefore')} onPress={() => go(channel - 1)}>
          <ChevronIcon className={styles.back} />
        </IconButton>
        <IconButton label={t(isVector ? 'inside.unitAfter' : 'inside.channelAfter')} onPress={() => go(channel + 1)}>
          <ChevronIcon className={styles.forth} />
        </IconButton>
        <IconButton label={t('inside.close')} onPress={() => open(null)}>
          <CloseIcon />
        </IconButton>
      </div>
    </div>
  );
}

/** Of the last layer the class is named. */
function useTitle(built: NetworkReading, layer: LayerReading, channel: number): string {
  const t = useT();
  const classes = classWords(t, useClassNames());
  const output = layer.output ?? [];
  const values = { name: layer.displayName, channel: channel + 1, channels: output.at(-1) ?? 1 };
  if (output.length === 3) return t('inside.openedChannel', values);
  const isAnswer = layer === built.layers.at(-1);
  return isAnswer
    ? t('inside.openedClass', { ...values, class: classes[channel] ?? channel })
    : t('inside.openedUnit', values);
}
