/**
 * The names of built files change with their contents, so a copy in the browser's cache never has to be asked about. Besides the time that this saves: Firefox was
 * seen to wait without end for such a file when an earlier page had asked about it and was left before the answer came.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

export const lastingHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'public, max-age=31536000, immutable',
};

/** `npm start` sends them with every built file that there is; one that is missing may come with the next build. */
export function lastingAssets(): Plugin {
  return {
    name: 'lasting-assets',
    configurePreviewServer({ middlewares, config }) {
      const root = resolve(config.root, config.build.outDir);
      middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0] ?? '';
        if (/^\/assets\/[\w.-]+$/.test(path) && existsSync(resolve(root, `.${path}`)))
          for (const [name, value] of Object.entries(lastingHeaders)) response.setHeader(name, value);
        next();
      });
    },
  };
}
