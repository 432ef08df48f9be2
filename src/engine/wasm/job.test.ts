import { describe, expect, it } from 'vitest';
import { awaitPieces, openJob, workOff } from './job';
import { control, kernelNames, type KernelExport, type KernelExports } from './layout';

function kernelsOf(...kinds: KernelExport[]): KernelExports[] {
  return kinds.map(
    (kernel) => Object.fromEntries(kernelNames.map((name) => [name, kernel])) as unknown as KernelExports,
  );
}

describe('a job', () => {
  it('is done by the kernels of the chosen kind', () => {
    const words = new Int32Array(16);
    const kinds: string[] = [];
    const kernels = kernelsOf(
      () => kinds.push('plain'),
      () => kinds.push('fused'),
    );
    for (const kind of [0, 1]) {
      words[control.kind] = kind;
      openJob(words, 'unary', 1, 2);
      workOff(words, kernels, 0);
    }
    expect(kinds).toEqual(['plain', 'fused']);
  });

  it('is done in pieces that cover each item once', () => {
    for (const items of [1, 5, 16, 67]) {
      const words = new Int32Array(16);
      const seen: number[] = [];
      openJob(words, 'unary', items, 3);
      workOff(
        words,
        kernelsOf((_, from, to) => seen.push(...Array.from({ length: to - from }, (__, i) => from + i))),
        0,
      );
      awaitPieces(words);
      expect(seen).toEqual(Array.from({ length: items }, (_, i) => i));
    }
  });

  it('leaves nothing for a thread that comes late', () => {
    const words = new Int32Array(16);
    let calls = 0;
    openJob(words, 'unary', 8, 2);
    workOff(
      words,
      kernelsOf(() => calls++),
      0,
    );
    const done = calls;
    workOff(
      words,
      kernelsOf(() => calls++),
      1,
    );
    expect(calls).toBe(done);
  });

  it('reports a failed piece once, and can be followed by another job', () => {
    const words = new Int32Array(16);
    openJob(words, 'unary', 2, 2);
    workOff(
      words,
      kernelsOf(() => {
        throw new Error('trap');
      }),
      0,
    );
    expect(() => awaitPieces(words)).toThrow('A kernel failed.');
    openJob(words, 'unary', 2, 2);
    workOff(
      words,
      kernelsOf(() => undefined),
      0,
    );
    awaitPieces(words);
    expect(words[control.done]).toBe(2);
  });

  it('is the last one when a thread dies with a piece in its hands', () => {
    const words = new Int32Array(new SharedArrayBuffer(64));
    openJob(words, 'unary', 2, 2);
    expect(() => awaitPieces(words, 0)).toThrow('A thread does not answer.');
    expect(() => openJob(words, 'unary', 2, 2)).toThrow('A thread does not answer.');
  });
});
