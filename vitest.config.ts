import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions, softwareGpuFlags } from './scripts/lib/browser-launch.ts';
import { languageFiles } from './scripts/vite/language-files.ts';
import { isolationHeaders } from './scripts/vite/security-headers.ts';

const goldenBackends = fileURLToPath(new URL('tests/browser/support/golden-backends.ts', import.meta.url));
const tfjsParts = ['core', 'layers', 'backend-cpu', 'backend-webgl', 'backend-webgpu'].map(
  (part) => `@tensorflow/tfjs-${part}`,
);

const pageParts = ['react', 'react-dom', 'react-dom/client', 'react/jsx-dev-runtime', 'zustand', 'zustand/vanilla'];

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [languageFiles()],
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.{ts,tsx}', 'tests/unit/**/*.test.ts'],
          testTimeout: 20_000,
          // Of two cores Vitest would use one. Beside other tests (scripts/test.ts) they get half of them.
          maxWorkers: process.env.UNIT_WORKERS ?? '100%',
        },
      },
      {
        server: { headers: isolationHeaders },
        build: { target: 'es2022' },
        // Found late, a dependency makes Vite reload the page in the midst of a test.
        optimizeDeps: { include: [...tfjsParts, ...pageParts] },
        // The golden vectors, which Node compares on cpu and wasm, run here on WebGL.
        resolve: { alias: [{ find: /^.*\/fixtures\/golden\/backends$/, replacement: goldenBackends }] },
        test: {
          name: 'browser',
          include: [
            'tests/browser/**/*.browser.test.ts',
            'src/engine/golden/{layers,losses,optimizers,training,graphs}.test.ts',
          ],
          testTimeout: 120_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            api: { host: '127.0.0.1' },
            provider: playwright({ launchOptions: launchOptions(...softwareGpuFlags) }),
            instances: [{ browser: 'chromium' }],
          },
          // One at a time: each test file fills the cores.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browsers',
          environment: 'node',
          include: ['tests/browsers/**/*.browsers.test.ts'],
        },
      },
    ],
  },
});
