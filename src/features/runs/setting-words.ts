import { changeMark } from '../../domain/run/run-record-differences';
import { useT, type MessageKey } from '../../i18n/use-t';

/** Settings of runs in words: their names, and their values as they are set, with what is on or off said so. */
export function useSettingWords() {
  const t = useT();
  const one = (value: string) => {
    if (value === 'true') return t('runs.on');
    return value === 'false' ? t('runs.off') : value === '' ? '–' : value;
  };
  return {
    // Every setting has a message of its own; the three others stand under `runs`.
    name: (name: string) => t((name.startsWith('settings.') ? name : `runs.difference_${name}`) as MessageKey),
    value: (value: string) => value.split(changeMark).map(one).join(changeMark),
  };
}
