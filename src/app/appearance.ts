import type { Page } from '../state/page';
import { isCalm, isDark } from '../state/session/preferences-state';
import { letters, textSizeEvent } from '../ui/text-size';

/** Widths in style sheets follow the letters; loaded by those who have chosen another size. */
const followWidths = async (): Promise<void> => (await import('./text-widths')).followTextSize();

/** Keeps colours, letters and motion as the user, or else the system, wants them, from where `public/theme.js` has left them before the first paint. */
export async function followAppearance({ preferences }: Pick<Page, 'preferences'>): Promise<void> {
  const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
  const systemCalm = window.matchMedia('(prefers-reduced-motion: reduce)');
  let follows: Promise<void> | undefined;
  const apply = () => {
    const { theme, textSize, motion, scale } = preferences.getState();
    const { dataset, style } = document.documentElement;
    dataset.theme = isDark(theme, systemDark.matches) ? 'dark' : 'light';
    dataset.scale = scale;
    if (isCalm(motion, systemCalm.matches)) dataset.motion = 'less';
    else delete dataset.motion;
    style.setProperty(letters, textSize === 100 ? '' : `${textSize}%`);
    // Where it cannot be loaded, the letters are as large, in columns as narrow as before.
    if (textSize !== 100) follows ??= followWidths().catch(() => undefined);
    document.dispatchEvent(new Event(textSizeEvent));
  };
  systemDark.addEventListener('change', apply);
  systemCalm.addEventListener('change', apply);
  preferences.subscribe(apply);
  apply();
  // Before anything is laid out.
  await follows;
}
