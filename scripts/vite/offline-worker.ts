import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { writeOfflineWorker } from '../lib/offline-worker.ts';
import { workerHeaders } from './security-headers.ts';

/** Writes `sw.js`, which keeps the page for the time without a network, when all other files of the build are there. */
export function offlineWorker(): Plugin {
  let folder = '';
  return {
    name: 'offline-worker',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
    },
    writeBundle: { order: 'post', sequential: true, handler: () => writeOfflineWorker(folder, workerHeaders) },
  };
}
