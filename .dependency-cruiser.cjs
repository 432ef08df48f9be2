/** Who may import whom (docs/implementation-notes.md has the picture). Every rule says what to do instead. */
const test = '(\\.test\\.tsx?|/test-support\\.ts)$';

/** A rule: files under `from` import nothing of ours but `allowed` (and themselves); their tests may also use the test helpers. */
function layer(from, allowed, comment) {
  const own = [from, ...allowed].map((folder) => `^src/${folder}/`);
  return {
    name: `${from.replaceAll('/', '-')}-imports`,
    comment,
    severity: 'error',
    from: { path: `^src/${from}/`, pathNot: test },
    to: { path: '^(src|tests|scripts|bench|lang)/', pathNot: own },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other hide a third: move what both use, types too, into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    layer('domain', [], 'The domain is pure and imports nothing else of ours: pass what it needs as an argument.'),
    layer(
      'protocol',
      ['domain'],
      'Messages carry plain data: describe it in the domain, not in the engine or the page.',
    ),
    layer(
      'engine',
      ['domain', 'protocol'],
      'The worker knows no page: send a code in a message and let the page find the words.',
    ),
    layer('sw', ['protocol'], 'The worker that keeps the page knows files and headers only.'),
    layer(
      'engine-client',
      ['domain', 'protocol'],
      'The client only passes messages: keep what it learns in src/state.',
    ),
    layer(
      'state',
      ['domain', 'protocol', 'engine-client'],
      'State is tested without a page: put views into src/features and words into src/i18n.',
    ),
    {
      ...layer('i18n', ['domain'], 'Words know no views: let the view call useT.'),
      to: { path: '^src/', pathNot: ['^src/i18n/', '^src/domain/'] },
    },
    layer(
      'ui',
      ['i18n', 'domain'],
      'Shared controls are controlled: take values and handlers as props instead of reading state.',
    ),
    {
      name: 'features-imports',
      comment:
        'A panel uses domain, state, ui and i18n: data types live in the domain, and what it needs from the engine goes through an action in src/state.',
      severity: 'error',
      from: { path: '^src/features/', pathNot: test },
      to: { path: '^(src|tests|scripts|bench)/', pathNot: '^src/(features|domain|state|ui|i18n)/' },
    },
    {
      name: 'one-composition-root',
      comment:
        'A page is made in one place, from its surroundings: views get it by usePage, and state gets what it needs as an argument.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/state/(page|fake-page)\\.ts$', '^src/app/main\\.tsx$', test] },
      to: { path: '^src/state/(page|wiring|browser-surroundings)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-apart',
      comment: 'Panels do not know each other: share through src/state or src/ui, and put them together in src/app.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'app-imports',
      comment: 'The shell never touches the engine nor its messages: go through src/state.',
      severity: 'error',
      from: { path: '^src/(app/|[^/]+$)' },
      to: { path: '^src/(engine|engine-client|protocol)/' },
    },
    {
      name: 'tensorflow-in-the-engine-only',
      comment: 'TensorFlow.js lives in the worker: ask src/engine for the result through a message.',
      severity: 'error',
      from: { pathNot: '^(src/engine/|tests/|bench/)' },
      to: { path: '(^|node_modules/)@tensorflow/' },
    },
    {
      name: 'no-react-outside-the-page',
      comment: 'Domain, protocol, engine and client run without a page: keep React in ui, features, i18n and app.',
      severity: 'error',
      from: { path: '^src/(domain|protocol|engine|engine-client)/' },
      to: { path: 'node_modules/(react|react-dom|react-aria-components|recharts|zustand)/' },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'Product code does not import tests or development tools: move the shared part into src.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: '(\\.test\\.tsx?$|^tests/|^scripts/|^bench/)' },
    },
    {
      name: 'no-development-packages',
      comment: 'The product runs on `dependencies` only: move the package there, or the code into scripts or tests.',
      severity: 'error',
      from: { path: '^src/', pathNot: [test, '^src/vite-env\\.d\\.ts$', '/fake-[^/]+\\.ts$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      comment: 'This import leads nowhere: mend the path or install the package.',
      severity: 'error',
      from: { pathNot: '^src/engine/wasm/assembly/' },
      to: { couldNotResolve: true, pathNot: '^(virtual:|\\.{1,2}/.*build/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/engine/wasm/(assembly|build)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.page.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.cjs', '.mjs', '.json'],
    },
  },
};
