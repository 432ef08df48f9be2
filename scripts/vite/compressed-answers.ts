/**
 * What can be made smaller is sent compressed, as nearly every host does, so that `npm start` is as fast over a school's network as the page on the web, and what is
 * measured here is what others get.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
};

export function compressedAnswers(): Plugin {
  return {
    name: 'compressed-answers',
    configurePreviewServer({ middlewares, config }) {
      const root = resolve(config.root, config.build.outDir);
      middlewares.use((request, response, next) => {
        const path = (request.url?.split('?')[0] ?? '').replace(/^\/$/, '/index.html');
        const [, ending = ''] = /^\/(?:assets\/)?[\w.-]+\.(\w+)$/.exec(path) ?? [];
        const type = types[ending];
        const file = resolve(root, `.${path}`);
        const isAsked = request.method === 'GET' && String(request.headers['accept-encoding']).includes('gzip');
        if (type === undefined || !isAsked || !existsSync(file)) {
          next();
          return;
        }
        for (const [name, value] of Object.entries(config.preview.headers)) response.setHeader(name, String(value));
        response.setHeader('Content-Type', type);
        response.setHeader('Content-Encoding', 'gzip');
        response.setHeader('Vary', 'Accept-Encoding');
        response.end(gzipSync(readFileSync(file)));
      });
    },
  };
}
