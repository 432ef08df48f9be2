import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { comingWords } from './scripts/vite/coming-words.ts';
import { compressedAnswers } from './scripts/vite/compressed-answers.ts';
import { languageFiles } from './scripts/vite/language-files.ts';
import { lastingAssets } from './scripts/vite/lasting-assets.ts';
import { offlineWorker } from './scripts/vite/offline-worker.ts';
import { manifests } from './scripts/vite/manifests.ts';
import { isolationHeaders, productionHeaders, securityHeaders } from './scripts/vite/security-headers.ts';
import { socialPreview } from './scripts/vite/social-preview.ts';
import { workerEntries } from './scripts/vite/worker-entries.ts';

export default defineConfig({
  // Relative addresses: the build works on any static host and in any folder.
  base: './',
  plugins: [
    languageFiles(),
    manifests(),
    comingWords(),
    react(),
    securityHeaders(),
    lastingAssets(),
    compressedAnswers(),
    offlineWorker(),
    socialPreview(),
  ],
  worker: { format: 'es', plugins: () => [workerEntries()] },
  build: {
    target: 'es2022',
    // A wasm file or picture inside a script would be a data: address, which the policy forbids to fetch.
    assetsInlineLimit: 0,
    // One file of styles: the first picture waits for each of several, and all of them are small together.
    cssCodeSplit: false,
    // The engine worker loads one backend at a time; only that file is large.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // All that the first view needs in one file: many small ones compress badly. What only later parts need stays out of it.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
      },
    },
  },
  server: { host: '127.0.0.1', headers: isolationHeaders },
  preview: { host: '127.0.0.1', port: 4173, headers: productionHeaders },
});
