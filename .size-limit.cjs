const { readFileSync, existsSync } = require('node:fs');

const manifestFile = 'dist/.vite/manifest.json';

/** The script files of the page before the engine starts: the entry and all that it imports statically. */
function pageScripts() {
  if (!existsSync(manifestFile)) return ['dist/assets/index-*.js'];
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of manifest[key].imports ?? []) visit(next);
  };
  for (const key of Object.keys(manifest)) if (manifest[key].isEntry) visit(key);
  return [...seen].map((key) => `dist/${manifest[key].file}`).filter((file) => file.endsWith('.js'));
}

module.exports = [
  { name: 'Page scripts before the engine', path: pageScripts(), limit: '200 kB', gzip: true },
  { name: 'Charts, loaded when the page stands', path: 'dist/assets/curve-chart-*.js', limit: '120 kB', gzip: true },
  { name: 'Page styles', path: 'dist/assets/*.css', limit: '20 kB', gzip: true },
  { name: 'Engine worker before its backend', path: 'dist/assets/*worker*.js', limit: '120 kB', gzip: true },
  { name: 'WebAssembly kernels, all variants', path: 'dist/assets/*.wasm', limit: '60 kB', gzip: true },
  { name: 'Embedded MNIST', path: 'dist/data/mnist-10k/*.gz', limit: '1.7 MB', brotli: false },
];
