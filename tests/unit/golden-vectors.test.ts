/** The committed golden vectors are what real Keras computes. PYTHON_KERAS names an interpreter that has it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pythonWith } from '../fixtures/python';

const committed = 'tests/fixtures/golden';
const names = readdirSync(committed).filter((name) => name.endsWith('.json'));
const python = pythonWith('keras', process.env.PYTHON_KERAS);
const why = python ? '' : ' (skipped: no Python here has keras; name one by PYTHON_KERAS)';
const folder = mkdtempSync(join(tmpdir(), 'cnn-golden-'));

/** Float32 rounding, of another processor or another order of sums, over some steps of training. */
const tolerance = 1e-4;

beforeAll(() => {
  if (python) execFileSync(python.path, ['scripts/golden/make.py', folder], { env: python.env, stdio: 'pipe' });
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** The first place at which two texts of JSON say something else; null where they agree. */
function difference(ours: unknown, theirs: unknown, place: string): string | null {
  if (typeof ours === 'number' && typeof theirs === 'number') {
    return Math.abs(ours - theirs) <= tolerance * Math.max(1, Math.abs(theirs)) ? null : `${place}: ${ours}, ${theirs}`;
  }
  if (typeof ours !== 'object' || typeof theirs !== 'object' || ours === null || theirs === null) {
    return ours === theirs ? null : `${place}: ${String(ours)}, ${String(theirs)}`;
  }
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  for (const key of keys) {
    const found = difference(Reflect.get(ours, key), Reflect.get(theirs, key), `${place}/${key}`);
    if (found !== null) return found;
  }
  return null;
}

const read = (path: string): unknown => {
  // Which Keras it was may change; what it computed may not.
  const { keras, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as { keras: string };
  expect(keras).toMatch(/^3\./);
  return rest;
};

test.skipIf(python === null).each(names)(`%s is what Keras computes${why}`, (name) => {
  expect(difference(read(join(committed, name)), read(join(folder, name)), name)).toBeNull();
});
