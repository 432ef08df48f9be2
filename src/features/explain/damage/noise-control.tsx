import { damagedAlso, mostNoise, type DamageItem } from '../../../domain/explain/damage';
import { canBeNoisy } from '../../../domain/explain/damage-fit';
import type { LayerReading } from '../../../domain/network/read-network';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { useDamage } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import { Slider } from '../../../ui/slider';
import styles from './damage.module.css';
import { useBusy } from './use-busy';

/** Shakes the weights of a layer: how strongly, and in which of many ways. */
export function NoiseControl({ layer }: { layer: LayerReading }) {
  const t = useT();
  const format = useFormat();
  const { id: layerId, displayName: name } = layer;
  const noise = useDamage(({ damage }) => damage.find((item) => item.kind === 'noise' && item.layerId === layerId));
  const change = useDamage((state) => state.change);
  const { isDisabled, disabledReason } = useBusy();
  const { strength, seed } = noise?.kind === 'noise' ? noise : { strength: 0, seed: 1 };
  const shake = (more: { strength?: number; seed?: number }) => {
    const item: DamageItem = { kind: 'noise', layerId, strength, seed, ...more };
    void change((damage) => damagedAlso(damage, item));
  };
  if (!canBeNoisy(layer)) return null;
  return (
    <div className={styles.noise}>
      <Slider
        label={t('damage.noiseOn', { name })}
        hint={isDisabled ? disabledReason : t('damage.noiseHint')}
        value={strength}
        min={0}
        max={mostNoise}
        step={0.1}
        format={(value) => format.percent(value, 0)}
        onChange={(value) => shake({ strength: value })}
        isDisabled={isDisabled}
      />
      <Button
        hint={t('damage.otherNoiseHint')}
        isDisabled={!noise || isDisabled}
        onPress={() => shake({ seed: seed + 1 })}
      >
        {t('damage.otherNoise')}
      </Button>
    </div>
  );
}
