import { useT } from '../../i18n/use-t';
import { motions } from '../../state/session/preferences-state';
import { usePreferences } from '../../state/use-page';
import { Select } from '../../ui/select';

/** Whether anything glides or plays by itself. */
export function MotionSelect() {
  const t = useT();
  const motion = usePreferences((state) => state.motion);
  const setLook = usePreferences((state) => state.setLook);
  const options = motions.map((value) => ({ value, label: t(`settings.motion_${value}`) }));
  return (
    <Select
      label={t('settings.motion')}
      value={motion}
      options={options}
      onChange={(next) => setLook({ motion: next })}
    />
  );
}
