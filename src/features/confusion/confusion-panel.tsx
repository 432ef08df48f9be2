import { useState } from 'react';
import { worstConfusions, type Cell } from '../../domain/explain/confusion';
import { classWords } from '../../i18n/class-words';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useMistakes } from '../../state/use-page';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import { Switch } from '../../ui/switch';
import styles from './confusion.module.css';
import { ConfusionTable } from './confusion-table';

/** Confusions that are offered beside the matrix. */
const offered = 5;

/** The most frequent confusions, a button each. */
function WorstConfusions({ onOpen }: { onOpen: (cell: Cell) => void }) {
  const t = useT();
  const format = useFormat();
  const reading = useMistakes((state) => state.reading);
  const worst = reading ? worstConfusions(reading.matrix, offered) : [];
  if (!reading || worst.length === 0) return null;
  const names = classWords(t, reading.info.classNames);
  return (
    <div className={styles.worst} role="group" aria-label={t('mistakes.worst')}>
      <span className={styles.worstTitle} aria-hidden="true">
        {t('mistakes.worst')}
      </span>
      {worst.map(({ truth, predicted, count }) => {
        const words = { truth: names[truth] ?? '', predicted: names[predicted] ?? '' };
        return (
          <Button
            key={`${truth} ${predicted}`}
            variant="quiet"
            hint={t('mistakes.worstHint')}
            onPress={() => onOpen({ truth, predicted })}
          >
            {t('mistakes.confusion', { ...words, times: format.number(count) })}
          </Button>
        );
      })}
    </div>
  );
}

/** Who was taken for whom. */
export function ConfusionPanel() {
  const t = useT();
  const [isShares, setShares] = useState(false);
  const reading = useMistakes((state) => state.reading);
  const openCell = useMistakes((state) => state.openCell);
  if (!reading) return null;
  const shares = (
    <Switch label={t('mistakes.shares')} hint={t('mistakes.sharesHint')} isSelected={isShares} onChange={setShares} />
  );
  return (
    <Panel level={3} title={t('mistakes.matrix')} term="confusionMatrix" actions={shares}>
      <ConfusionTable
        matrix={reading.matrix}
        names={classWords(t, reading.info.classNames)}
        isShares={isShares}
        onOpen={openCell}
      />
      <WorstConfusions onOpen={openCell} />
    </Panel>
  );
}
