import { useT } from '../../i18n/use-t';
import { scales } from '../../state/session/preferences-state';
import { usePreferences } from '../../state/use-page';
import { Select } from '../../ui/select';

/** By what maps tell negative numbers from positive ones. */
export function ScaleSelect() {
  const t = useT();
  const scale = usePreferences((state) => state.scale);
  const setLook = usePreferences((state) => state.setLook);
  const options = scales.map((value) => ({ value, label: t(`settings.scale_${value}`) }));
  return (
    <Select label={t('settings.scale')} value={scale} options={options} onChange={(next) => setLook({ scale: next })} />
  );
}
