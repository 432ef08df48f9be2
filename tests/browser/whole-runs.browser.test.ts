/** Whole small runs on every backend: trained, validated, paused, looked into, copied, restored and continued, with the numbers of plain JavaScript. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveHelpers } from '../../src/engine-client/helpers';
import { cases } from './whole-runs/cases';
import { uncovered } from './whole-runs/coverage';
import type { Answer, Question, Start } from './whole-runs/run.worker';
import type { Numbers } from './whole-runs/story';

/** A worker that answers one question after the other. */
class Runner {
  private readonly worker = new Worker(new URL('./whole-runs/run.worker.ts', import.meta.url), { type: 'module' });
  private readonly endHelpers = serveHelpers(this.worker);
  private last: Promise<unknown> = Promise.resolve();

  ask(question: Question): Promise<Answer> {
    const answer = this.last.then(() => this.send(question));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  end(): void {
    this.endHelpers();
    this.worker.terminate();
  }

  private send(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.worker.onmessage = ({ data }: MessageEvent<Answer | { readonly error: string }>) => {
        if ('error' in data) reject(new Error(data.error));
        else resolve(data);
      };
      this.worker.onerror = ({ message }) => {
        reject(new Error(message));
      };
      this.worker.postMessage(question);
    });
  }
}

async function numbersOf(runner: Runner, name: string): Promise<Numbers> {
  const answer = await runner.ask(name);
  if (!('numbers' in answer)) throw new Error(`no numbers for "${name}"`);
  return answer.numbers;
}

it('covers every layer kind, option, optimizer and setting', () => {
  expect(uncovered(cases)).toEqual([]);
});

/** Plain JavaScript runs each case once, beside the others. */
const reference = new Runner();
const expected = new Map<string, Promise<Numbers>>();

beforeAll(async () => {
  await reference.ask({ backend: 'cpu', threads: 1 });
  for (const { name } of cases) expected.set(name, numbersOf(reference, name));
});
afterAll(() => {
  reference.end();
});

const starts: readonly Start[] = [
  { backend: 'wasm', threads: 1 },
  { backend: 'wasm', threads: 2 },
  { backend: 'webgpu', threads: 1 },
  { backend: 'webgl', threads: 1 },
];

/** A software adapter compiles some hundred programs for a case. */
const timeout = 240_000;

describe.each(starts)('on $backend with $threads threads', (start) => {
  const runner = new Runner();

  beforeAll(async () => {
    expect(await runner.ask(start)).toMatchObject({ report: { ...start, rejected: [] } });
  });
  afterAll(() => {
    runner.end();
  });

  it.each(cases)('$name', { timeout }, async ({ name }) => {
    const [wanted, found] = [(await expected.get(name)) ?? {}, await numbersOf(runner, name)];
    expect(Object.keys(found)).toEqual(Object.keys(wanted));
    const far = Object.entries(wanted).filter(([what, values]) => !isNear(what, values, found[what] ?? []));
    expect(far.map(([what, values]) => [what, distance(values, found[what] ?? [])])).toEqual([]);
  });
});

/** Measured on software adapters: at most 3e-5, where a normalisation divides by a small deviation; mostly below 1e-6. */
const tolerance = 1e-4;
/** Maps are bytes over the range of their channel, and a value in the middle between two may become either. */
const mapTolerance = tolerance + 1 / 255;

function isNear(what: string, wanted: readonly number[], found: readonly number[]): boolean {
  return distance(wanted, found) <= (what.includes('maps') ? mapTolerance : tolerance);
}

/** The largest difference, by the largest number of the list, or by 0.01 where all are smaller; infinite where a number is missing or is none. */
function distance(wanted: readonly number[], found: readonly number[]): number {
  if (wanted.length !== found.length) return Infinity;
  const largest = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 0.01);
  return wanted.reduce((most, value, index) => Math.max(most, apart(value, found[index])), 0) / largest;
}

function apart(wanted: number, found = NaN): number {
  const difference = Math.abs(wanted - found);
  return Number.isNaN(difference) ? Infinity : difference;
}
