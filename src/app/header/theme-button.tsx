import type { MessageKey } from '../../i18n/use-t';
import { useT } from '../../i18n/use-t';
import { usePreferences } from '../../state/use-page';
import { IconButton } from '../../ui/button';
import { MoonIcon, SunIcon, SystemThemeIcon } from '../../ui/icons';

const themeLooks = {
  system: { icon: SystemThemeIcon, label: 'app.themeSystem', next: 'light' },
  light: { icon: SunIcon, label: 'app.themeLight', next: 'dark' },
  dark: { icon: MoonIcon, label: 'app.themeDark', next: 'system' },
} as const satisfies Record<string, { icon: unknown; label: MessageKey; next: string }>;

/** Goes round: as the system, light, dark. */
export function ThemeButton() {
  const t = useT();
  const theme = usePreferences((state) => state.theme);
  const setTheme = usePreferences((state) => state.setTheme);
  const { icon: Icon, label, next } = themeLooks[theme];
  return (
    <IconButton label={t(label)} hint={t('app.themeHint')} onPress={() => setTheme(next)}>
      <Icon />
    </IconButton>
  );
}
