import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { useT } from '../../../i18n/use-t';
import { useInside } from '../../../state/use-page';
import { useInsidePicture } from '../../../state/inside/use-inside-picture';
import { classNames } from '../../../ui/class-names';
import { useMapColours } from '../../../ui/maps/use-map-colours';
import { ValueMap } from '../../../ui/maps/value-map';
import type { NetworkReading } from '../../../domain/network/read-network';
import { LayerMapsColumn } from './layer-maps-column';
import styles from './network-picture.module.css';
import { layerBound, type ScaleScope } from './scale';
import { useRoom } from './use-room';
import { wayIntoSight } from './way-into-sight';

const noInput = new Float32Array();

/** How much of the area its headings cover, in px. */
function coveredTop(area: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(area).scrollPaddingBlockStart) || 0;
}

/** Opened, a map stays in sight although the area shrinks to make room for its numbers. */
function useOpenedInSight(area: RefObject<HTMLElement | null>): boolean {
  const opened = useInside((state) => state.opened);
  useEffect(() => {
    const tile = area.current?.querySelector('[aria-pressed="true"]');
    if (opened && area.current && tile)
      area.current.scrollBy(wayIntoSight(tile, area.current, coveredTop(area.current)));
  }, [area, opened]);
  return opened !== null;
}

interface NetworkPictureProps {
  built: NetworkReading;
  scope: ScaleScope;
}

/** All layers, from the picture on the left to the answer on the right; on a phone from top to bottom. */
export function NetworkPicture({ built, scope }: NetworkPictureProps) {
  const t = useT();
  const area = useRef<HTMLDivElement>(null);
  const hasOpened = useOpenedInSight(area);
  const room = useRoom(area);
  const colours = useMapColours();
  const picture = useInsidePicture();
  const maps = useInside((state) => state.maps);
  const common = useMemo(() => Math.max(0, ...[...maps.values()].map(layerBound)), [maps]);
  const [height = 0, width = 0] = built.inputShape;
  return (
    <section
      ref={area}
      className={classNames(styles.area, hasOpened && styles.besideDetail)}
      tabIndex={0}
      aria-label={t('inside.network')}
      data-maps
    >
      <ol className={styles.layers}>
        <li className={styles.layer}>
          <h3 className={styles.name}>{t('inside.input')}</h3>
          <ValueMap
            label={t('inside.inputPicture')}
            caption={t('inside.inputCaption')}
            height={height}
            width={width}
            values={picture ?? noInput}
            bound={1}
            colours={colours}
            side="7rem"
          />
        </li>
        {room &&
          built.layers.map((layer) => (
            <LayerMapsColumn
              key={layer.id}
              layer={layer}
              isLast={layer === built.layers.at(-1)}
              maps={maps.get(layer.id) ?? null}
              scope={scope}
              common={scope === 'common' ? common : 0}
              colours={colours}
              room={room}
            />
          ))}
      </ol>
    </section>
  );
}
