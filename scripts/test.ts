/**
 * `npm test`: everything, in one go. A failed step does not hide the steps after it, except where they need what it makes. Ends with one line of
 * counts, in which a step that has no tests of its own counts as one.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
  /** Passed, but not at the first try. */
  readonly flaky?: readonly string[];
}

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly needs?: readonly string[];
  /** Counts the tests of a finished step from its report; steps without one count as one test. */
  readonly count?: () => Counts;
}

const reports = '.cache/test-reports';

function vitestStep(name: string, needs: readonly string[]): Step {
  const report = join(reports, `${name}.json`);
  const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return {
    name,
    command: ['npx', 'vitest', 'run', '--project', name, ...options],
    needs,
    count: () => countVitest(report),
  };
}

function playwrightStep(name: string, ...options: readonly string[]): Step {
  const report = join(reports, `${name}.json`);
  return {
    name,
    command: ['npx', 'playwright', 'test', ...options],
    environment: { E2E_REPORT: report },
    needs: ['browser for the tests', 'production build'],
    count: () => countPlaywright(report),
  };
}

/** Steps of one list run at the same time. */
const rounds: readonly (readonly Step[])[] = [
  [{ name: 'browser for the tests', command: ['npx', 'tsx', 'scripts/ensure-browser.ts'] }],
  [{ name: 'WebAssembly build', command: ['npm', 'run', 'build:wasm'] }],
  [{ name: 'check', command: ['npm', 'run', 'check'] }],
  [{ name: 'production build', command: ['npx', 'vite', 'build'], needs: ['WebAssembly build'] }],
  [{ name: 'size', command: ['npm', 'run', 'size'], needs: ['production build'] }],
  // Graphics that the processor imitates keep one core busy, whatever is asked of them: the others have time for the unit tests.
  [
    vitestStep('browser', ['browser for the tests', 'WebAssembly build']),
    { ...vitestStep('unit', ['WebAssembly build']), environment: { UNIT_WORKERS: '50%' } },
  ],
  // Two stories side by side: one waits for its page while the other computes. What is measured by the clock has the machine for itself.
  [playwrightStep('e2e', '--grep-invert', '@alone', '--workers', '2')],
  [playwrightStep('e2e-alone', '--grep', '@alone', '--workers', '1')],
  [
    {
      name: 'lighthouse',
      command: ['npm', 'run', 'lighthouse'],
      needs: ['browser for the tests', 'production build'],
    },
  ],
  [vitestStep('browsers', ['browser for the tests', 'production build'])],
];

function countVitest(report: string): Counts {
  interface Report {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
    testResults: { assertionResults: { status: string; fullName: string }[] }[];
  }
  const read = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const all = read.testResults.flatMap(({ assertionResults }) => assertionResults);
  const isSkipped = (status: string): boolean => ['skipped', 'pending', 'todo', 'disabled'].includes(status);
  return {
    passed: read.numPassedTests,
    failed: read.numFailedTests,
    skipped: all.filter(({ status }) => isSkipped(status)).map(({ fullName }) => fullName),
  };
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs: readonly { title: string; tests: readonly { status: string }[] }[];
}

function countPlaywright(report: string): Counts {
  const read = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number };
    suites: Suite[];
  };
  const withStatus = (suite: Suite, wanted: string): string[] => [
    ...suite.specs.filter(({ tests }) => tests.some(({ status }) => status === wanted)).map(({ title }) => title),
    ...(suite.suites ?? []).flatMap((inner) => withStatus(inner, wanted)),
  ];
  const named = (wanted: string): string[] => read.suites.flatMap((suite) => withStatus(suite, wanted));
  const { expected, unexpected, flaky } = read.stats;
  return { passed: expected + flaky, failed: unexpected, skipped: named('skipped'), flaky: named('flaky') };
}

/** Runs a step; what it says comes at once, or, where `isQuiet`, in one piece when it has ended. */
function succeeded({ name, command, environment }: Step, isQuiet: boolean): Promise<boolean> {
  const [program = '', ...args] = command;
  const env = { ...process.env, ...environment };
  const stdio = isQuiet ? 'pipe' : 'inherit';
  console.log(`\n=== ${name} ===`);
  const child = spawn(program, args, { stdio: ['inherit', stdio, stdio], shell: process.platform === 'win32', env });
  const said: Buffer[] = [];
  for (const output of [child.stdout, child.stderr]) output?.on('data', (part: Buffer) => said.push(part));
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (status) => {
      if (isQuiet) console.log(`\n=== what ${name} said ===\n${Buffer.concat(said).toString()}`);
      resolve(status === 0);
    });
  });
}

function countOf(step: Step, ok: boolean): Counts {
  try {
    const counts = step.count?.();
    // A step may fail with every test passed: an unhandled error, a file that does not load.
    if (counts !== undefined) return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  } catch {
    // No report: the step broke before its tests ran.
  }
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] };
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const broken: string[] = [];
const summary: { name: string; result: string }[] = [];
const skipped: string[] = [];
const flaky: string[] = [];
let passed = 0;
let failed = 0;

async function run(step: Step, isQuiet: boolean): Promise<void> {
  const missing = step.needs?.find((need) => broken.includes(need));
  if (missing !== undefined) {
    broken.push(step.name);
    failed += 1;
    summary.push({ name: step.name, result: `not run, it needs: ${missing}` });
    return;
  }
  const begin = Date.now();
  const ok = await succeeded(step, isQuiet);
  const counts = countOf(step, ok);
  passed += counts.passed;
  failed += counts.failed;
  skipped.push(...counts.skipped.map((name) => `${step.name}: ${name}`));
  flaky.push(...(counts.flaky ?? []).map((name) => `${step.name}: ${name}`));
  if (!ok) broken.push(step.name);
  const minutes = ((Date.now() - begin) / 60_000).toFixed(1);
  summary.push({ name: step.name, result: `${ok ? 'passed' : 'FAILED'} in ${minutes} minutes` });
}

for (const round of rounds) await Promise.all(round.map((step, index) => run(step, index > 0)));

console.log('');
for (const { name, result } of summary) console.log(`${name}: ${result}`);
if (skipped.length > 0) {
  const why = existsSync('../shared/data') ? '' : ' (most of them want the full data sets in ../shared/data)';
  console.log(`\nSkipped${why}:\n${skipped.map((name) => `  ${name}`).join('\n')}`);
}
if (flaky.length > 0) console.log(`\nPassed only at the second try:\n${flaky.map((name) => `  ${name}`).join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
