import type { MessageKey } from '../../i18n/use-t';
import { useT } from '../../i18n/use-t';
import { themes, type Theme } from '../../state/session/preferences-state';
import { usePreferences } from '../../state/use-page';
import { Select } from '../../ui/select';

const themeKeys: Readonly<Record<Theme, MessageKey>> = {
  system: 'app.themeSystem',
  light: 'app.themeLight',
  dark: 'app.themeDark',
};

export function ThemeSelect() {
  const t = useT();
  const theme = usePreferences((state) => state.theme);
  const setLook = usePreferences((state) => state.setLook);
  const options = themes.map((value) => ({ value, label: t(themeKeys[value]) }));
  return (
    <Select label={t('app.theme')} value={theme} options={options} onChange={(next) => setLook({ theme: next })} />
  );
}
