/**
 * What a host should send with every file, and the Vite plugin that writes it where a host cannot be told: the policy as a meta tag of the built
 * page, all headers as `_headers` (a file that several static hosts read). Workers get their policy from the header alone.
 */
import type { Plugin } from 'vite';
import { datasets } from '../../src/domain/data/datasets.ts';
import { lastingHeaders } from './lasting-assets.ts';

const dataHosts = [
  ...new Set(
    Object.values(datasets)
      .flatMap(({ homes }) => [...homes])
      .map((home) => new URL(home).origin),
  ),
];

const policy: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'self'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'"],
  'connect-src': ["'self'", ...dataHosts],
  'img-src': ["'self'", 'blob:', 'data:'],
  'style-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

function policyText(directives: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

/** Cross-origin isolation gives the page shared memory, and with it threads. */
export const isolationHeaders: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** All headers of the production build; `frame-ancestors` works in a header only. */
export const productionHeaders: Readonly<Record<string, string>> = {
  ...isolationHeaders,
  'Content-Security-Policy': policyText({ ...policy, 'frame-ancestors': ["'self'"] }),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * What the page's own worker adds where a host sends none. Not who may frame the page: the worker is not there on a first visit, and what then was shown in a frame shall
 * be shown there again.
 */
export const workerHeaders: Readonly<Record<string, string>> = {
  ...productionHeaders,
  'Content-Security-Policy': policyText(policy),
};

export function securityHeaders(): Plugin {
  return {
    name: 'security-headers',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: policyText(policy) },
          injectTo: 'head-prepend',
        },
      ],
    },
    generateBundle() {
      const block = (path: string, headers: Readonly<Record<string, string>>): string[] => [
        path,
        ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
      ];
      const lines = [...block('/*', productionHeaders), ...block('/assets/*', lastingHeaders), ''];
      this.emitFile({ type: 'asset', fileName: '_headers', source: lines.join('\n') });
    },
  };
}
