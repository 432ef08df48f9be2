import eslint from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'Export by name, so that one thing has one name everywhere.',
};
const noBarrel = {
  selector: 'ExportAllDeclaration',
  message: 'Import from the file that owns the thing; a barrel hides who uses what.',
};
const noEnum = {
  selector: 'TSEnumDeclaration',
  message: 'Write the values as an `as const` array and derive the union type from it.',
};
const noWorkerInWorker = {
  selector: 'NewExpression[callee.name="Worker"]',
  message: 'Firefox may wait here for ever: order the worker of the page (src/engine-client/helpers.ts).',
};
const noSubscribe = {
  selector: 'CallExpression[callee.property.name="subscribe"]',
  message: 'Say what follows from what in wiring.ts, or in late/ for what the first view does not carry.',
};
const noBareLazy = {
  name: 'react',
  importNames: ['lazy'],
  message: 'Use late() of src/i18n/late.ts: the words come with it.',
};
const noRandom = {
  object: 'Math',
  property: 'random',
  message: 'Draw from src/domain/random.ts with a seed, so that a run can be repeated.',
};

export default defineConfig(
  globalIgnores([
    'dist/',
    'coverage/',
    '.cache/',
    'public/',
    'test-results/',
    'playwright-report/',
    'src/engine/wasm/assembly/', // AssemblyScript: its own language and compiler
    'src/engine/wasm/build/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport, noBarrel, noEnum],
      'no-restricted-properties': ['error', noRandom],
      'no-console': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 15],
      'max-depth': ['error', 4],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // It would ask for the `!` that is forbidden above; `as T` after a bounds check says which type is meant.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // TensorFlow.js types the same object as Variable and as LayerVariable.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A type parameter that only the result uses is how a checked cast is spelled.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Shapes are tuples and records alike: both spellings of a type read well.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Numbers in a template are what this project writes all day.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `onPress={() => train()}` is the common form of a handler.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // An async handler is fine where nobody waits for it; a floating promise elsewhere is still an error.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/engine/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noBarrel, noEnum, noWorkerInWorker] },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: { 'no-restricted-imports': ['error', { paths: [noBareLazy] }] },
  },
  {
    files: ['src/state/**/*.ts'],
    ignores: ['**/*.test.ts', 'src/state/{wiring,when-changed}.ts', 'src/state/late/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noBarrel, noEnum, noSubscribe] },
  },
  { files: ['src/i18n/late.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['**/*.test.{ts,tsx}', 'tests/**', 'bench/**', 'scripts/**'],
    rules: {
      // A describe block is one long function by nature.
      'max-lines-per-function': 'off',
      // Tests index into literals that they have just written.
      '@typescript-eslint/no-unsafe-type-assertion': 'off',
      // Playwright's and vitest's fixtures are called `use`; none of this is React.
      'react-hooks/rules-of-hooks': 'off',
      'no-empty-pattern': 'off',
    },
  },
  {
    files: ['scripts/**', 'bench/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.config.{ts,js}', '*.cjs'],
    rules: { 'no-restricted-syntax': ['error', noBarrel, noEnum] },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: { globals: { process: 'readonly', module: 'writable', console: 'readonly' } },
  },
);
