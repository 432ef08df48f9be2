// Gives the page its colours before it is painted for the first time. This is no module, for modules run too late; src/app/theme.ts takes over.
// Modules do not run from a file at all, this does: what then stands on the page is to say so (not-started.css).
(() => {
  let theme;
  try {
    theme = JSON.parse(localStorage.getItem('cnn-playground.preferences')).theme;
  } catch {
    // Nothing is stored, or nothing may be read: as the system wants it.
  }
  const isDark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  if (location.protocol === 'file:') document.documentElement.dataset.opened = 'file';
})();
