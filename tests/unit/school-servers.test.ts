/** The two servers that a school gets, with a page of some files. The whole page is served by them in tests/e2e/offline.spec.ts and tests/browsers. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { end, hasPython, listen, schoolServers, type SchoolServer } from '../fixtures/school';

const scripts = 'scripts/release';
let page: string;

function write(path: string, text: string): void {
  writeFileSync(join(page, path), text);
}

beforeEach(() => {
  page = mkdtempSync(join(tmpdir(), 'page-'));
  mkdirSync(join(page, 'assets'));
  write('index.html', 'first');
  write('sw.js', '// 1');
  write('icon.png', 'picture');
  write('assets/a-1.js', '// a');
  write('_headers', '/*\n  X-All: yes\n/assets/*\n  Cache-Control: immutable\n');
});
afterEach(() => rmSync(page, { recursive: true }));

async function withServer(
  server: SchoolServer,
  options: readonly string[],
  work: (address: string, said: () => string) => Promise<void>,
): Promise<void> {
  const [child, address] = await listen(scripts, server, '--folder', page, ...options);
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  try {
    await work(address, () => said);
  } finally {
    await end(child);
  }
}

function run(
  server: SchoolServer,
  ...options: readonly string[]
): { readonly status: number | null; readonly said: string } {
  const [program, script] = schoolServers[server];
  const { status, stderr } = spawnSync(program, [join(scripts, script), '--folder', page, '--port', '0', ...options], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  return { status, said: stderr };
}

const ask = async (address: string): Promise<[number, string]> => {
  const response = await fetch(address);
  return [response.status, await response.text()];
};

/** A certificate for some days, where the machine can make one. */
function certificate(): readonly string[] | null {
  const [cert, key] = [join(page, 'x.crt'), join(page, 'x.key')];
  const ways = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=localhost',
  ];
  const { status } = spawnSync('openssl', ['req', '-x509', ...ways, '-out', cert, '-keyout', key]);
  return status === 0 ? ['--cert', cert, '--key', key] : null;
}

for (const server of Object.keys(schoolServers) as SchoolServer[])
  describe.skipIf(server === 'Python' && !hasPython)(server, () => {
    test('files come with their headers, and nothing else comes', () =>
      withServer(server, [], async (address) => {
        const asset = await fetch(`${address}assets/a-1.js`);
        expect([asset.headers.get('cache-control'), asset.headers.get('x-all')]).toEqual(['immutable', 'yes']);
        expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
        for (const path of ['_headers', '../package.json', '%2e%2e/package.json', '%', 'assets/'])
          expect((await ask(address + path))[0], path).toBe(404);
      }));

    test('while a new page is copied over the old one, an answer may fail, but the server goes on', () =>
      withServer(server, [], async (address, said) => {
        expect(await ask(address)).toEqual([200, 'first']);
        rmSync(join(page, 'icon.png'));
        expect((await ask(`${address}icon.png`))[0]).toBe(503);
        expect(await ask(address)).toEqual([200, 'first']);
        rmSync(join(page, 'sw.js'));
        expect((await ask(address))[0]).toBe(503);
        await expect.poll(said).toMatch(/icon\.png[^]*sw\.js/);
        write('index.html', 'second');
        write('sw.js', '// 2');
        expect(await ask(address)).toEqual([200, 'second']);
      }));

    test.each(['--cert', '--key'])('%s alone is refused', (option) => {
      const { status, said } = run(server, option, 'school.pem');
      expect(status).toBeGreaterThan(0);
      expect(said).toBe('For https both are needed: --cert and --key.\n');
    });

    test.each([
      ['a certificate that is not there', ['--cert', 'no.crt', '--key', 'no.key'], /no such file/i],
      ['an option that it does not know', ['--colour'], /--colour/],
      ['a port that is none', ['--port', '99999'], /port/i],
    ])('%s ends it with a word, not with a trace', (_, options, words) => {
      const { status, said } = run(server, ...options);
      expect(status).toBeGreaterThan(0);
      expect(said).toMatch(words);
      expect(said).not.toMatch(/Traceback|^\s+at /m);
    });

    test('with a certificate it answers over https', async ({ skip }) => {
      const options = certificate();
      if (options === null) return skip('no openssl on this machine');
      await withServer(server, options, async (address) => {
        expect(address).toMatch(/^https:/);
        const status = await new Promise((resolve, reject) => {
          const asked = request(address, { rejectUnauthorized: false }, (response) => resolve(response.statusCode));
          asked.on('error', reject).end();
        });
        expect(status).toBe(200);
      });
    });
  });
