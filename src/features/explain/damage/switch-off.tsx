import { canSwitchOff, damagedAlso, mendedOf, nameOf, type DamageItem } from '../../../domain/explain/damage';
import { madeOfZero } from '../../../domain/explain/damage-fit';
import type { LayerReading, NetworkReading } from '../../../domain/network/read-network';
import { useT } from '../../../i18n/use-t';
import { useDamage } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import styles from './damage.module.css';
import { useBusy } from './use-busy';

interface SwitchOffProps {
  built: NetworkReading;
  layer: LayerReading;
  channel: number;
}

/** Switches the opened filter (or unit) off, and on again. */
export function SwitchOff({ built, layer, channel }: SwitchOffProps) {
  const t = useT();
  const item: DamageItem = { kind: 'off', layerId: layer.id, channel };
  const isOff = useDamage(({ damage }) => damage.some((each) => nameOf(each) === nameOf(item)));
  const change = useDamage((state) => state.change);
  const busy = useBusy();
  if (!canSwitchOff(layer.spec)) return null;
  const thing = layer.output?.length === 3 ? 'Filter' : 'Unit';
  return (
    <>
      <Button
        hint={t(`damage.switchHint${thing}`)}
        {...busy}
        onPress={() => void change((damage) => (isOff ? mendedOf : damagedAlso)(damage, item))}
      >
        {t(`damage.switch${isOff ? 'On' : 'Off'}${thing}`)}
      </Button>
      {isOff && <Remains built={built} layer={layer} />}
    </>
  );
}

/** Why something that is off need not be silent. */
function Remains({ built, layer }: Omit<SwitchOffProps, 'channel'>) {
  const t = useT();
  const maker = madeOfZero(built, layer);
  if (!maker) return null;
  const activation = 'activation' in layer.spec.params ? layer.spec.params.activation : '';
  return (
    <p className={styles.note}>
      {maker === 'activation'
        ? t('damage.activationRemains', { activation })
        : t('damage.layerRemains', { name: maker.displayName })}
    </p>
  );
}
