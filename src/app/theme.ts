import { usePreferences } from '../state/preferences';

/** Keeps the colours of the page as the user, or else the system, wants them. Runs before the first paint, so that nothing flashes. */
export function followTheme(): void {
  const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const { theme } = usePreferences.getState();
    const isDark = theme === 'dark' || (theme === 'system' && systemDark.matches);
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  };
  systemDark.addEventListener('change', apply);
  usePreferences.subscribe(apply);
  apply();
}
