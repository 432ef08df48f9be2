import { isFrozen } from '../../domain/layers/layer-definition';
import { definitionOf } from '../../domain/layers/registry';
import type { LayerSpec } from '../../domain/network/network';
import type { LayerReading } from '../../domain/network/read-network';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { classNames } from '../../ui/class-names';
import { ChevronIcon, LockIcon } from '../../ui/icons';
import { LayerSign } from '../../ui/layer-sign';
import { shortParts } from './forms/registry';
import { layerButtonId } from './layer-focus';
import { LayerName } from './layer-name';
import styles from './layer-row.module.css';
import { useLayerName } from './use-layer-name';

interface LayerRowProps {
  layer: LayerReading;
  isExpanded: boolean;
  detailsId: string;
  onToggle: () => void;
}

/** "32 filters, 3 × 3, relu" */
function ShortText({ layer }: { layer: LayerSpec }) {
  const t = useT();
  const format = useFormat();
  const parts = shortParts(layer).map((part) => (typeof part === 'string' ? part : t(part.key, part.values)));
  return parts.length > 0 && <span className={classNames(styles.short, styles.settings)}>{format.list(parts)}</span>;
}

/** "from Conv2D 1 and MaxPooling2D 1", where that is more than the layer before. */
function Sources({ layer: { spec, inputs } }: { layer: LayerReading }) {
  const t = useT();
  const format = useFormat();
  const nameOf = useLayerName();
  return (
    spec.inputs && <span className={styles.short}>{t('network.from', { names: format.list(inputs.map(nameOf)) })}</span>
  );
}

/** What comes out of the layer, and what it has to learn. */
function Figures({ layer: { output, parameters } }: { layer: LayerReading }) {
  const t = useT();
  const format = useFormat();
  const count = (parameters?.trainable ?? 0) + (parameters?.nonTrainable ?? 0);
  return (
    <span className={styles.figures}>
      <span className={styles.unseen}>{t('a11y.output')} </span>
      <span className={styles.shape}>{output ? format.shape(output) : t('network.unknownShape')}</span>
      {count > 0 && (
        <span className={styles.parameters}>{t('network.parameters', { count, number: format.number(count) })}</span>
      )}
    </span>
  );
}

/** A lock: training leaves the weights of the layer as they are. */
function Frozen() {
  const t = useT();
  return (
    <span className={styles.frozen}>
      <LockIcon size={14} />
      <span className={styles.unseen}>{t('network.frozen')}</span>
    </span>
  );
}

/** The head of a layer: sign, name, output shape, parameters. Pressing it opens its form. */
export function LayerRow({ layer, isExpanded, detailsId, onToggle }: LayerRowProps) {
  return (
    <button
      type="button"
      id={layerButtonId(layer.id)}
      className={styles.row}
      aria-expanded={isExpanded}
      aria-controls={isExpanded ? detailsId : undefined}
      onClick={onToggle}
    >
      <LayerSign family={definitionOf(layer.kind).family} size={24} />
      <span className={styles.words}>
        <LayerName name={layer.displayName} />
        <ShortText layer={layer.spec} />
        <Sources layer={layer} />
      </span>
      <Figures layer={layer} />
      {isFrozen(layer.spec.params) && <Frozen />}
      <ChevronIcon size={14} className={styles.chevron} />
    </button>
  );
}
