// Gives the page its colours, its size of letters and its calm before it is painted for the first time. This is no module, for modules run too late;
// src/app/appearance.ts takes over. Modules do not run from a file at all, this does: what then stands on the page is to say so (not-started.css).
(() => {
  let kept;
  try {
    kept = JSON.parse(localStorage.getItem('cnn-playground.preferences'));
  } catch {
    // Nothing may be read: as the system wants it.
  }
  const { theme, textSize, motion, chosenLanguage } = Object(kept);
  const { dataset, style } = document.documentElement;
  const isDark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  dataset.theme = isDark ? 'dark' : 'light';
  if ([125, 150, 200].includes(textSize)) style.setProperty('--letters', `${textSize}%`);
  const isCalm = motion === 'less' || (motion !== 'full' && matchMedia('(prefers-reduced-motion: reduce)').matches);
  if (isCalm) dataset.motion = 'less';
  if (location.protocol === 'file:') dataset.opened = 'file';

  const written = (tag) => {
    try {
      const { language, script } = new Intl.Locale(tag).maximize();
      return `${language}-${script}`;
    } catch {
      return '';
    }
  };
  /** Shows what the page is, in the language that it will most likely have. */
  const tell = () => {
    const asked = new URLSearchParams(location.search).get('lang') ?? chosenLanguage;
    const told = [...document.querySelectorAll('.coming [lang]')];
    for (const tag of asked ? [asked] : [...navigator.languages, 'en']) {
      const found = told.find(({ lang }) => written(lang) === written(tag));
      if (found) return void (found.hidden = false);
    }
  };
  // When the places of the page are there.
  document.addEventListener('readystatechange', tell, { once: true });
})();
