/** Builds what is measured and serves it from this machine, cross-origin isolated. */
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { isolationHeaders, productionHeaders } from '../../scripts/vite/security-headers.ts';
import { serveFolder, type Site } from './serve-folder';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Apart from `dist`, which somebody may be serving. */
export const productFolder = `${root}.cache/bench/product`;
export const benchFolder = `${root}.cache/bench/page`;

/** The bench page has a configuration of its own: the contenders' packages are no part of the product. */
const benchConfig: InlineConfig = {
  configFile: false,
  root: `${root}bench`,
  base: './',
  publicDir: `${root}public`,
  worker: { format: 'es' },
  logLevel: 'warn',
  build: {
    target: 'es2022',
    outDir: benchFolder,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 5000,
  },
};

export async function buildBench(): Promise<void> {
  await build(benchConfig);
}

export async function buildProduct(): Promise<void> {
  await build({ root, logLevel: 'warn', build: { outDir: productFolder, emptyOutDir: true } });
}

export async function serveBench(rebuild: boolean): Promise<Site> {
  if (rebuild) await buildBench();
  return serveFolder(benchFolder, isolationHeaders);
}

/** The production build, with the headers and the policy that it ships with. */
export async function serveProduct(rebuild: boolean): Promise<Site> {
  if (rebuild) await buildProduct();
  return serveFolder(productFolder, productionHeaders);
}
