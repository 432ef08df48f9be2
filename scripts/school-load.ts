/**
 * Thirty learners open the page at once, for the first time, on each of the two servers that a school gets: seconds until all have what they need to train, and until all have
 * the whole page kept; bytes; and the most memory that the server took. Learners are imitated: each asks for what a real browser asked for, over six connections, as
 * browsers do. Build first.
 *
 *   npm run build && npm run school-load
 */
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { chromium } from '@playwright/test';
import { workerHeaders } from './vite/security-headers';
import { launchOptions } from './lib/browser-launch';
import { buildIn } from './lib/offline-worker';
import { hasPython, openSchool, schoolServers, type SchoolServer } from '../tests/fixtures/school';
import { PlaygroundPage } from '../tests/e2e/pages/playground-page';

const learners = 30;
const connections = 6;

/** What a browser asks for until one can train. */
async function firstPaths(address: string): Promise<string[]> {
  const browser = await chromium.launch(launchOptions());
  try {
    const context = await browser.newContext({ baseURL: address, serviceWorkers: 'block' });
    const paths = new Set<string>();
    context.on('request', (request) => paths.add(new URL(request.url()).pathname));
    const playground = new PlaygroundPage(await context.newPage());
    await playground.open();
    await playground.waitUntilReady();
    return [...paths];
  } finally {
    await browser.close();
  }
}

/** Bytes of a body on its way. */
function fetchBytes(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (data: Buffer) => (bytes += data.length));
      response.on('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${url}: ${response.statusCode ?? 0}`)),
      );
      response.on('error', reject);
    }).on('error', reject);
  });
}

async function learn(address: string, paths: readonly string[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const bytes = await Promise.all(paths.map((path) => fetchBytes(new URL(path, address).href, agent)));
  agent.destroy();
  return bytes.reduce((sum, each) => sum + each, 0);
}

/** Seconds until all learners have all these files, and their bytes together. */
async function measure(address: string, paths: readonly string[]): Promise<{ seconds: number; bytes: number }> {
  const begin = performance.now();
  const bytes = await Promise.all(Array.from({ length: learners }, () => learn(address, paths)));
  return { seconds: (performance.now() - begin) / 1000, bytes: bytes.reduce((sum, each) => sum + each, 0) };
}

/** The most memory that a process has had, in megabytes; Linux tells. */
function mostMemory(pid: number): number {
  const [, kilobytes = 'NaN'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1000;
}

async function tell(server: SchoolServer): Promise<void> {
  const school = await openSchool({ server });
  try {
    const first = await firstPaths(school.address);
    const rest = buildIn(school.page, workerHeaders)
      .files.map(({ path }) => `/${path}`)
      .filter((path) => !first.includes(path));
    const [usable, whole] = [await measure(school.address, first), await measure(school.address, rest)];
    const perLearner = (bytes: number): string => `${(bytes / learners / 1e6).toFixed(1)} MB each`;
    console.log(
      [
        `${server}: ${learners} learners can train after ${usable.seconds.toFixed(1)} s (${first.length} files, ${perLearner(usable.bytes)})`,
        `have the whole page after ${(usable.seconds + whole.seconds).toFixed(1)} s (${rest.length} files more, ${perLearner(whole.bytes)})`,
        `the server took at most ${mostMemory(school.pid).toFixed(0)} MB`,
      ].join(', '),
    );
  } finally {
    await school.close();
  }
}

for (const server of Object.keys(schoolServers) as SchoolServer[]) {
  if (server === 'Python' && !hasPython) console.log('Python is not on this machine.');
  else await tell(server);
}
