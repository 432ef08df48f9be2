const { existsSync, readFileSync, readdirSync } = require('node:fs');

const assets = 'dist/assets';
const built = existsSync(assets) ? readdirSync(assets) : [];
const staticImport = /\b(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g;

/** The built script of this name and all that it imports statically, which the browser loads before it runs the first line of it. */
function loadedWith(name) {
  const files = new Set(built.filter((file) => file.startsWith(`${name}-`) && file.endsWith('.js')));
  // A set that grows while it is walked is walked to its end.
  for (const file of files) {
    const text = readFileSync(`${assets}/${file}`, 'utf8');
    for (const [, imported] of text.matchAll(staticImport)) files.add(imported);
  }
  return files;
}

/** Paths for size-limit; before a build, a pattern for what is missing. */
function paths(name, alreadyLoaded = new Set()) {
  const files = [...loadedWith(name)].filter((file) => !alreadyLoaded.has(file));
  return files.length > 0 ? files.map((file) => `${assets}/${file}`) : [`${assets}/${name}-*.js`];
}

// Each limit is a little above what is there, except the first, which is promised. It counts what the browser loads before the first line runs; what comes by `import()`
// comes after the first view, and counts nowhere but in Lighthouse (scripts/lighthouse.ts).
module.exports = [
  { name: 'Page scripts before the engine', path: paths('index'), limit: '150 kB', gzip: true },
  { name: 'Charts', path: paths('curve-chart', loadedWith('index')), limit: '115 kB', gzip: true },
  // Room for letters of up to twice the size, at every width.
  { name: 'Page styles', path: 'dist/assets/*.css', limit: '20.5 kB', gzip: true },
  // TensorFlow.js's core and layers are most of it.
  { name: 'Engine worker before its backend', path: paths('engine-main'), limit: '154.2 kB', gzip: true },
  // Each activation has a loop of its own, four times over: half a kilobyte, and half of the time of gelu.
  { name: 'WebAssembly kernels, all variants', path: 'dist/assets/*.wasm', limit: '40.7 kB', gzip: true },
  { name: 'Offline worker with its list', path: 'dist/sw.js', limit: '11.2 kB', gzip: true },
  { name: 'Embedded MNIST', path: 'dist/data/mnist-10k/*.gz', limit: '1.7 MB', brotli: false },
];
