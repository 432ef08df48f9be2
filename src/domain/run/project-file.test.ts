import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { placesOf, put } from '../../../tests/fixtures/json-places';
import { OpenError } from '../formats/files/open-error';
import { presets } from '../network/presets';
import { projectFileName, readProject, writeProject, type Project } from './project-file';
import type { RunRecord } from './run-record';
import { newLayer } from '../network/edits';
import { optimizerWith } from '../training/training';
import { freshPosition } from './snapshot';

const { settings } = presets['mnist-softmax'];
const network = {
  inputShape: [2, 2, 1],
  layers: [newLayer('Flatten', 'layer-1'), newLayer('Dense', 'layer-2', { units: 2, activation: 'softmax' })],
};
const record: RunRecord = {
  id: 'run-1',
  name: 'First try',
  createdAt: 1_700_000_000_000,
  presetId: null,
  network,
  settings,
  dataset: 'mnist-10k',
  backend: 'wasm',
  state: 'done',
  parameters: 10,
  steps: 7,
  epochs: [{ epoch: 1, loss: NaN, accuracy: 0.5, valLoss: Infinity, valAccuracy: null, seconds: 2 }],
  batches: [{ epoch: 0.1, step: 1, loss: 2.3, accuracy: 0.1 }],
  evaluation: { loss: 0.4, accuracy: 0.9, count: 100, seconds: 1 },
  stoppedEarly: null,
  keptEpochs: [],
};
const weights = [Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8), Float32Array.of(-0.5, 1e-30)];
const snapshot = {
  network,
  seed: 3,
  weights,
  optimizer: {
    spec: optimizerWith('Adam', { beta1: 0.9, beta2: 0.999 }),
    slots: [weights[0], weights[0], weights[1], weights[1]] as Float32Array[],
    steps: 7,
  },
  position: { ...freshPosition, steps: 7 },
  fit: null,
  best: { epoch: 1, steps: 5, weights },
};
const project: Project = {
  network,
  settings,
  dataset: 'mnist-10k',
  run: { record, snapshot },
  ownSets: new Map(),
};
const saved = new Date('2026-05-04T12:00:00Z');
const file = writeProject(project, saved);

function codeOf(bytes: Uint8Array): string | null {
  try {
    readProject(bytes);
    return null;
  } catch (error) {
    if (error instanceof OpenError) return error.code;
    throw error;
  }
}

/** The same file with another project.json or other weights. */
function changed(
  change: (head: string) => string,
  bin: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes,
): Uint8Array {
  const parts = unzipSync(file);
  const head = change(strFromU8(parts['project.json'] as Uint8Array));
  return zipSync({ 'project.json': strToU8(head), 'weights.bin': bin(parts['weights.bin'] as Uint8Array) });
}

describe('a project file', () => {
  test('brings everything back: set-up, history with odd numbers, weights, optimizer', () => {
    expect(readProject(file)).toEqual(project);
  });

  test('without a run has only the set-up', () => {
    expect(readProject(writeProject({ ...project, run: null }, saved))).toEqual({ ...project, run: null });
  });

  test('carries the pictures of an own set', () => {
    const ownSets = new Map([['own-a', Uint8Array.of(1, 2, 3)]] as const);
    const own = { ...project, run: null, dataset: 'own-a', ownSets } as const;
    expect(readProject(writeProject(own, saved))).toEqual(own);
  });

  test('carries the pictures of the run, too, when another set is chosen since', () => {
    const run = { record: { ...record, dataset: 'own-b' }, snapshot } as const;
    const ofRun = ['own-b', Uint8Array.of(4)] as const;
    const builtIn = { ...project, run, ownSets: new Map([ofRun]) };
    expect(readProject(writeProject(builtIn, saved))).toEqual(builtIn);
    const both = {
      ...builtIn,
      dataset: 'own-a',
      ownSets: new Map([['own-a', Uint8Array.of(1)], ofRun] as const),
    } as const;
    expect(readProject(writeProject(both, saved))).toEqual(both);
  });

  test('has a name that every system takes', () => {
    expect(projectFileName('Mein Netz: 3×3?', saved)).toBe('mein-netz-3-3-2026-05-04.cnn.zip');
    expect(projectFileName('網路', saved)).toBe('網路-2026-05-04.cnn.zip');
  });
});

describe('what is wrong with a file is told apart', () => {
  test('cut off anywhere', () => {
    for (const share of [0.1, 0.5, 0.9, 0.999]) expect(codeOf(file.slice(0, file.length * share))).toBe('damaged');
  });
  test('a single wrong bit in the weights', () => {
    expect(
      codeOf(
        changed(
          (head) => head,
          (bytes) => bytes.with(5, (bytes[5] ?? 0) ^ 1),
        ),
      ),
    ).toBe('damaged');
  });
  test('another program’s zip, a newer version, other contents', () => {
    expect(codeOf(zipSync({ 'a.txt': strToU8('hello') }))).toBe('unknownFile');
    expect(codeOf(changed(() => '{"format":"something"}'))).toBe('unknownFile');
    expect(codeOf(changed(() => 'no json'))).toBe('damaged');
    expect(codeOf(changed((head) => head.replace('"version": 2', '"version": 3')))).toBe('newer');
    expect(codeOf(changed((head) => head.replace('"batchSize": 64', '"batchSize": "many"')))).toBe('wrongContents');
    expect(codeOf(changed((head) => head.replaceAll('"kind": "Dense"', '"kind": "Dance"')))).toBe('wrongContents');
  });
  test('weights of another network, also where it claims an enormous one', () => {
    expect(codeOf(changed((head) => head.replaceAll('"units": 2', '"units": 3')))).toMatch(/damaged|weightsMismatch/);
    expect(codeOf(changed((head) => head.replaceAll('"units": 2', '"units": 65536')))).toMatch(
      /damaged|weightsMismatch|tooLarge/,
    );
    expect(
      codeOf(
        changed(
          (head) => head,
          (bytes) => bytes.slice(4),
        ),
      ),
    ).toBe('damaged');
  });
  test('weights that are no numbers', () => {
    const bad = { ...snapshot, weights: [Float32Array.of(NaN, 2, 3, 4, 5, 6, 7, 8), ...weights.slice(1)] };
    expect(codeOf(writeProject({ ...project, run: { record, snapshot: bad } }, saved))).toBe('weightsNotFinite');
  });
});

describe('whatever comes, it is read or refused with a reason', () => {
  test('any bytes, and the file with any bytes changed', () => {
    const spoilt = fc
      .array(fc.tuple(fc.nat({ max: file.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 })
      .map((edits) => edits.reduce((bytes, [at, value]) => bytes.with(at, value), file));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), spoilt), (bytes) => {
        const code = codeOf(bytes);
        expect(code === null || code.length > 0).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('any value at any place of its JSON', () => {
    const head = JSON.parse(strFromU8(unzipSync(file)['project.json'] as Uint8Array)) as object;
    const places = placesOf(head);
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom(-1, 1e308, 0.5, '__proto__', [], {}, { __proto__: null }, 'x'.repeat(1000)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), value, (place, replacement) => {
        const copy = structuredClone(head);
        put(copy, place, replacement);
        const code = codeOf(changed(() => JSON.stringify(copy)));
        expect(code === null || code.length > 0).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('keys of prototypes change nothing', () => {
    codeOf(
      changed((head) =>
        head.replace('{', '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": 1}},'),
      ),
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
