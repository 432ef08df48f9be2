import { describe, expect, test } from 'vitest';
import { pathOf, withHeaders, type Asked } from './answers';
import type { Build } from './build';

const scope = 'https://example.org/play/';
const files = ['index.html', 'assets/index-1.js', 'data/mnist-10k/x.gz'].map((path) => ({ path, integrity: null }));
const build: Build = {
  id: '1',
  files,
  headers: { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Content-Security-Policy': "default-src 'self'" },
};

const ask = (rest: string, more: Partial<Asked> = {}): string | null =>
  pathOf(
    { method: 'GET', url: scope + rest, mode: 'cors', destination: '', headers: new Headers(), ...more },
    scope,
    build,
  );
const visit = (rest: string): string | null => ask(rest, { mode: 'navigate', destination: 'document' });

describe('what is answered', () => {
  test('is the document, whatever its address asks for', () => {
    for (const rest of ['', 'index.html', '?preset=mnist-dense', '#setup=2.abc', '?a=b#setup=2.a.b', '%23setup=2.abc'])
      expect(visit(rest), rest).toBe('index.html');
  });
  test('is each file of the build, and each script of an older one', () => {
    expect(ask('data/mnist-10k/x.gz')).toBe('data/mnist-10k/x.gz');
    expect(ask('assets/gone-0.js')).toBe('assets/gone-0.js');
  });
  test('is nothing else: the browser asks the host', () => {
    expect(visit('other/')).toBeNull();
    expect(visit('data/mnist-10k/ORIGIN.md')).toBeNull();
    expect(ask('data/full/mnist/x.gz')).toBeNull();
    expect(ask('assets/index-1.js', { method: 'POST' })).toBeNull();
    expect(ask('assets/index-1.js', { headers: new Headers({ range: 'bytes=0-9' }) })).toBeNull();
    expect(ask('data/mnist-10k/x.gz?again')).toBeNull();
    expect(ask('', { url: 'https://example.org/' })).toBeNull();
  });
});

describe('the headers', () => {
  const answer = new Response('body', {
    headers: { 'content-type': 'text/html', 'content-encoding': 'gzip', 'Content-Security-Policy': 'stricter' },
  });

  test('are added to documents and workers, and what the host sends stands', async () => {
    for (const destination of ['document', 'iframe', 'worker', 'sharedworker'] as const) {
      const { headers } = withHeaders(answer.clone(), { destination }, build);
      expect(headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
      expect(headers.get('Content-Security-Policy')).toBe('stricter');
      expect(headers.get('content-type')).toBe('text/html');
      expect(headers.get('content-encoding')).toBeNull();
    }
    expect(await withHeaders(answer.clone(), { destination: 'worker' }, build).text()).toBe('body');
  });
  test('are added to nothing else, and to no redirection', () => {
    expect(withHeaders(answer, { destination: 'script' }, build)).toBe(answer);
    const redirection = Response.error();
    expect(withHeaders(redirection, { destination: 'document' }, build)).toBe(redirection);
  });
});
