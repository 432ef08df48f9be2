import { lazy, Suspense, useId, type KeyboardEvent } from 'react';
import type { Problem } from '../../domain/layers/layer-definition';
import { definitionOf } from '../../domain/layers/registry';
import type { LayerReading } from '../../domain/network/read-network';
import { useT } from '../../i18n/use-t';
import { useNetwork, usePage } from '../../state/use-page';
import { classNames } from '../../ui/class-names';
import { familyColour } from '../../ui/layer-sign';
import { AddLayerDialog } from './add-layer-dialog';
import { Grip } from './grip';
import { InsertButton } from './insert-button';
import { useEditAndFocus } from './layer-focus';
import styles from './layer-item.module.css';
import { LayerProblem } from './layer-problem';
import { LayerRow } from './layer-row';
import { RewiredNotice } from './rewired-notice';
import { SkipHandle } from './skip-handle';
import type { GripProps } from './use-layer-drag';
import type { SkipProps } from './use-skip-drag';

/** The form is loaded when the first layer is opened. */
const LayerDetails = lazy(async () => ({ default: (await import('./layer-details')).LayerDetails }));

interface LayerItemProps {
  layer: LayerReading;
  problem: Problem | null;
  index: number;
  /** Whether this layer is being moved. */
  isLifted: boolean;
  dropMark: 'before' | 'after' | null;
  gripProps: GripProps;
  /** Whether a skip is being drawn from this layer, or would end here. */
  isSkipSource: boolean;
  isSkipTarget: boolean;
  /** Null where no layer comes behind that could take the output. */
  skipProps: SkipProps | null;
}

/** The Delete key deletes the layer, unless it is meant for a field, or comes from a dialog opened here. */
function isDelete({ key, target, currentTarget }: KeyboardEvent): boolean {
  if (key !== 'Delete' || !(target instanceof HTMLElement) || !currentTarget.contains(target)) return false;
  return !target.matches('input, select, textarea');
}

/** One layer of the list, with the button that inserts another one before it. */
export function LayerItem(props: LayerItemProps) {
  const page = usePage();
  const { layer, problem, index, isLifted, dropMark, gripProps, isSkipSource, isSkipTarget, skipProps } = props;
  const editAndFocus = useEditAndFocus();
  const t = useT();
  const detailsId = useId();
  const isExpanded = useNetwork((state) => state.selectedId === layer.id);
  const { select, deleteLayer } = page.network.getState();
  const name = layer.displayName;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isDelete(event)) return;
    event.preventDefault();
    editAndFocus(() => deleteLayer(layer.id));
  };
  return (
    <li
      aria-label={name}
      data-layer={layer.kind}
      className={classNames(styles.item, isLifted && styles.lifted, dropMark && styles[dropMark])}
      style={familyColour(definitionOf(layer.kind).family)}
      onKeyDown={onKeyDown}
    >
      <AddLayerDialog index={index} trigger={<InsertButton label={t('network.insertBefore', { name })} />} />
      <div
        className={classNames(
          styles.card,
          isExpanded && styles.expanded,
          problem && styles.broken,
          isSkipTarget && styles.skipTarget,
        )}
      >
        <div className={styles.header}>
          <Grip name={name} isLifted={isLifted} gripProps={gripProps} />
          <LayerRow
            layer={layer}
            isExpanded={isExpanded}
            detailsId={detailsId}
            onToggle={() => select(isExpanded ? null : layer.id)}
          />
        </div>
        <RewiredNotice id={layer.id} />
        {problem && <LayerProblem id={layer.id} kind={layer.kind} problem={problem} />}
        {isExpanded && (
          <Suspense fallback={null}>
            <LayerDetails id={detailsId} layer={layer} index={index} />
          </Suspense>
        )}
        {skipProps && <SkipHandle name={name} isDrawn={isSkipSource} skipProps={skipProps} />}
      </div>
    </li>
  );
}
