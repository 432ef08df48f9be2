import type { Page } from '../state/page';
import { isDark } from '../state/session/preferences-state';

/** Keeps the colours of the page as the user, or else the system, wants them, from where `public/theme.js` has left them before the first paint. */
export function followTheme({ preferences }: Pick<Page, 'preferences'>): void {
  const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const { theme } = preferences.getState();
    document.documentElement.dataset.theme = isDark(theme, systemDark.matches) ? 'dark' : 'light';
  };
  systemDark.addEventListener('change', apply);
  preferences.subscribe(apply);
  apply();
}
