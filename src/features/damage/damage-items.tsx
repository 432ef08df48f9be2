import { mendedOf, nameOf, type DamageItem } from '../../domain/explain/damage';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useBuilt } from '../../state/inside/use-built';
import { useDamage } from '../../state/use-page';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import styles from './damage-bar.module.css';

/** What is damaged: one thing in words, several as a list, each with a button of its own. */
export function DamageItems() {
  const t = useT();
  const damage = useDamage((state) => state.damage);
  const change = useDamage((state) => state.change);
  const wordsOf = useItemWords();
  const [first] = damage;
  if (damage.length === 1 && first) return <strong className={styles.words}>{wordsOf(first)}</strong>;
  return (
    <div className={styles.words}>
      <Disclosure title={t('damage.several', { count: damage.length })}>
        <ul className={styles.items}>
          {damage.map((item) => (
            <li key={nameOf(item)} className={styles.item}>
              {wordsOf(item)}
              <Button
                aria-label={t('damage.putItemBack', { item: wordsOf(item) })}
                onPress={() => void change((all) => mendedOf(all, item))}
              >
                {t('damage.putThisBack')}
              </Button>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}

function useItemWords(): (item: DamageItem) => string {
  const t = useT();
  const format = useFormat();
  const built = useBuilt();
  return (item) => {
    const layer = built?.byId.get(item.layerId);
    const name = layer?.displayName ?? '';
    switch (item.kind) {
      case 'off':
        return t(layer?.output?.length === 3 ? 'damage.filterIsOff' : 'damage.unitIsOff', {
          name,
          number: item.channel + 1,
        });
      case 'noise':
        return t('damage.isNoisy', { name, strength: format.percent(item.strength, 0) });
      case 'kernel':
        return t('damage.isEdited', { name, filter: item.channel + 1, input: item.part.channel + 1 });
    }
  };
}
