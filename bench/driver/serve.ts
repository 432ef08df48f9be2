/** Builds what is measured and serves it from this machine, cross-origin isolated. */
import { fileURLToPath } from 'node:url';
import { build, preview, type InlineConfig } from 'vite';
import { isolationHeaders, productionHeaders } from '../../scripts/vite/security-headers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Apart from `dist`, which somebody may be serving. */
const productFolder = `${root}.cache/bench/product`;
const benchFolder = `${root}.cache/bench/page`;

export interface Site {
  readonly address: string;
  close(): Promise<void>;
}

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

async function serve(outDir: string, headers: Readonly<Record<string, string>>): Promise<Site> {
  const server = await preview({
    configFile: false,
    root,
    base: '/',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 41730, strictPort: false, headers: { ...headers } },
    logLevel: 'warn',
  });
  return { address: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}

export async function serveBench(rebuild: boolean): Promise<Site> {
  if (rebuild) await build(benchConfig);
  return serve(benchFolder, isolationHeaders);
}

/** The production build, with the headers and the policy that it ships with. */
export async function serveProduct(rebuild: boolean): Promise<Site> {
  if (rebuild) await build({ root, logLevel: 'warn', build: { outDir: productFolder, emptyOutDir: true } });
  return serve(productFolder, productionHeaders);
}
