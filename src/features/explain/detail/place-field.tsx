import { useState } from 'react';
import { useT } from '../../../i18n/use-t';
import { NumberField } from '../../../ui/number-field';
import styles from './detail.module.css';

interface PlaceFieldProps {
  label: string;
  /** Counted from 0. */
  place: number;
  count: number;
  onGo: (place: number) => void;
}

/** Leads to any of many channels or numbers at once; a number that there is not stays in the field, red, with the reason. */
export function PlaceField({ label, place, count, onGo }: PlaceFieldProps) {
  const t = useT();
  const [refused, setRefused] = useState<number | null>(null);
  const go = (number: number) => {
    const isThere = Number.isInteger(number) && number >= 1 && number <= count;
    setRefused(isThere ? null : number);
    if (isThere) onGo(number - 1);
  };
  return (
    <div className={styles.placeField}>
      <NumberField
        isInline
        isWhole
        label={label}
        hint={t('inside.goToHint')}
        value={refused ?? place + 1}
        isInvalid={refused !== null}
        errorMessage={t('inside.noSuchNumber', { count })}
        onChange={go}
      />
    </div>
  );
}
