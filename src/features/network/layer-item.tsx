import { Suspense, useId, type FocusEvent, type KeyboardEvent } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { Problem } from '../../domain/layers/layer-definition';
import { definitionOf } from '../../domain/layers/registry';
import type { LayerReading } from '../../domain/network/read-network';
import { layerShortcuts, shortcutIn } from '../../domain/keys/shortcuts';
import { late } from '../../i18n/late';
import { useT } from '../../i18n/use-t';
import { useReading } from '../../state/network/use-network';
import { useLocked, useNetwork, usePage } from '../../state/use-page';
import { classNames } from '../../ui/class-names';
import { familyColour } from '../../ui/layer-sign';
import { AddLayerDialog } from './add-layer-dialog';
import { Grip } from './grip';
import { InsertButton } from './insert-button';
import { layerButtonId, useEditAndFocus } from './layer-focus';
import styles from './layer-item.module.css';
import { LayerRow } from './layer-row';
import { lightOf, type LitLayer } from './light';
import { SkipHandle } from './skip-handle';
import type { GripProps } from './use-layer-drag';
import type { SkipProps } from './use-skip-drag';
import { WhatIsWrong } from './what-is-wrong';

/** The form is loaded when the first layer is opened. */
const LayerDetails = late(async () => (await import('./layer-details')).LayerDetails);

/** The maps come after the first paint; their room is kept free. */
const LayerMaps = late(async () => (await import('./maps/layer-maps')).LayerMaps);

interface LayerItemProps {
  layer: LayerReading;
  problem: Problem | null;
  index: number;
  isLast: boolean;
  /** Whether this layer is being moved. */
  isLifted: boolean;
  dropMark: 'before' | 'after' | null;
  gripProps: GripProps;
  /** Whether a skip is being drawn from this layer, or would end here. */
  isSkipSource: boolean;
  isSkipTarget: boolean;
  /** Null where no layer comes behind that could take the output. */
  skipProps: SkipProps | null;
  /** Where the layer says that the pointer or the focus has come to it, or has left it. */
  lit: StoreApi<LitLayer>;
}

/** What a key asks of the layer, unless it is meant for a field, or comes from a dialog opened here. */
function shortcutOf(event: KeyboardEvent): 'delete' | 'close' | null {
  const { target, currentTarget } = event;
  const shortcut = shortcutIn(layerShortcuts, event);
  if (shortcut !== 'delete') return shortcut;
  const isHere = target instanceof HTMLElement && currentTarget.contains(target);
  return isHere && !target.matches('input, select, textarea') ? shortcut : null;
}

/** One layer of the picture, with its maps and the button that inserts another one before it. */
export function LayerItem(props: LayerItemProps) {
  const page = usePage();
  const { layer, problem, index, isLast, isLifted, gripProps, isSkipSource, isSkipTarget, skipProps } = props;
  const editAndFocus = useEditAndFocus();
  const t = useT();
  const detailsId = useId();
  const { byId } = useReading();
  const light = useStore(props.lit, ({ id }) => lightOf(layer, byId.get(id ?? '') ?? null));
  const isExpanded = useNetwork((state) => state.selectedId === layer.id);
  const isLocked = useLocked('network');
  const { select, deleteLayer } = page.network.getState();
  const name = layer.displayName;
  const close = () => {
    select(null);
    document.getElementById(layerButtonId(layer.id))?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const shortcut = shortcutOf(event);
    if (shortcut === 'delete') editAndFocus(() => deleteLayer(layer.id));
    else if (shortcut === 'close' && isExpanded && !event.defaultPrevented) close();
    else return;
    event.preventDefault();
  };
  return (
    <li
      aria-label={name}
      data-layer={layer.kind}
      data-layer-id={layer.id}
      className={classNames(
        styles.item,
        problem && styles.broken,
        isLifted && styles.lifted,
        props.dropMark && styles[props.dropMark],
      )}
      style={familyColour(definitionOf(layer.kind).family)}
      onKeyDown={onKeyDown}
      {...lightHandlers(layer.id, (id) => props.lit.setState({ id }))}
    >
      {!isLocked && (
        <AddLayerDialog index={index} trigger={<InsertButton label={t('network.insertBefore', { name })} />} />
      )}
      <div
        className={classNames(
          styles.card,
          isExpanded && styles.expanded,
          isSkipTarget && styles.skipTarget,
          light && styles[light],
        )}
      >
        <div className={styles.header}>
          {!isLocked && <Grip name={name} isLifted={isLifted} gripProps={gripProps} />}
          <LayerRow
            layer={layer}
            isExpanded={isExpanded}
            detailsId={detailsId}
            onToggle={() => select(isExpanded ? null : layer.id)}
          />
        </div>
        {/* What it scrolls can be reached; by itself it would be a stop of the Tab key without a name. */}
        <div className={styles.maps} tabIndex={-1}>
          {problem ? (
            <WhatIsWrong id={layer.id} kind={layer.kind} problem={problem} />
          ) : (
            <Suspense fallback={null}>
              <LayerMaps layer={layer} isLast={isLast} />
            </Suspense>
          )}
        </div>
      </div>
      {skipProps && !isLocked && <SkipHandle name={name} isDrawn={isSkipSource} skipProps={skipProps} />}
      {isExpanded && (
        <Suspense fallback={null}>
          <LayerDetails id={detailsId} layer={layer} index={index} onClose={close} />
        </Suspense>
      )}
    </li>
  );
}

function lightHandlers(id: string, onLight: (id: string | null) => void) {
  return {
    onPointerEnter: () => onLight(id),
    onPointerLeave: () => onLight(null),
    onFocus: () => onLight(id),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => currentTarget.contains(relatedTarget) || onLight(null),
  };
}
