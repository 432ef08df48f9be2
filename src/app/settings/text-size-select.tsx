import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { textSizes } from '../../state/session/preferences-state';
import { usePreferences } from '../../state/use-page';
import { Select } from '../../ui/select';

export function TextSizeSelect() {
  const t = useT();
  const format = useFormat();
  const textSize = usePreferences((state) => state.textSize);
  const setLook = usePreferences((state) => state.setLook);
  const options = textSizes.map((size) => ({ value: String(size), label: format.percent(size / 100, 0) }));
  const choose = (value: string) => setLook({ textSize: textSizes.find((size) => String(size) === value) ?? 100 });
  return <Select label={t('settings.textSize')} value={String(textSize)} options={options} onChange={choose} />;
}
