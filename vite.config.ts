import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { messagesOnly } from './scripts/vite/messages-only.ts';
import { isolationHeaders, productionHeaders, securityHeaders } from './scripts/vite/security-headers.ts';

export default defineConfig({
  // Relative addresses: the build works on any static host and in any folder.
  base: './',
  plugins: [react(), messagesOnly(), securityHeaders()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // A wasm file or picture inside a script would be a data: address, which the policy forbids to fetch.
    assetsInlineLimit: 0,
    // The engine worker loads one backend at a time; only that file is large.
    chunkSizeWarningLimit: 1500,
  },
  server: { host: '127.0.0.1', headers: isolationHeaders },
  preview: { host: '127.0.0.1', port: 4173, headers: productionHeaders },
});
