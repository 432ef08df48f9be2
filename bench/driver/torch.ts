/** PyTorch in a Python of this machine, where there is one that has it. */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Answer, WorkloadSpec } from '../protocol';
import { makeWorkload } from '../workload';
import type { Contender } from './contender';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}.cache/bench/torch`;

/** The command of a Python that has PyTorch; null where none has. */
export function findTorch(): string | null {
  const has = (command: string): boolean => spawnSync(command, ['-c', 'import torch, numpy']).status === 0;
  return ['python3', '/usr/bin/python3'].find(has) ?? null;
}

interface TorchAnswer extends Answer {
  /** Largest resident memory of the process so far, in bytes. */
  readonly memory: number;
  readonly peak?: number;
}

export interface TorchContender extends Contender {
  /** Billions of multiply-adds a second in a large matrix product. */
  peak(): Promise<number>;
  memory(): Promise<number>;
}

/** Writes a workload's arrays where Python finds them, and gives the question that names them. */
async function writeWorkload(spec: WorkloadSpec): Promise<object> {
  const workload = await makeWorkload(spec, async (path) => gunzipSync(await readFile(`${root}public/${path}`)));
  mkdirSync(folder, { recursive: true });
  const write = (name: string, arrays: readonly (Float32Array | Uint8Array)[]): string => {
    const parts = arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
    writeFileSync(`${folder}/${name}`, Buffer.concat(parts));
    return `${folder}/${name}`;
  };
  return {
    batch: spec.batch,
    layers: workload.network.layers,
    shapes: workload.shapes,
    optimizer: workload.optimizer,
    learningRate: workload.learningRate,
    weights: write('weights.bin', workload.weights),
    pixels: write('pixels.bin', [workload.pixels]),
    labels: write('labels.bin', [workload.labels]),
  };
}

function asker(process: ChildProcessWithoutNullStreams): (question: object) => Promise<TorchAnswer> {
  const lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
  let complaint = '';
  process.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  return async (question) => {
    process.stdin.write(`${JSON.stringify(question)}\n`);
    const line = await lines.next();
    if (line.done) return { error: `Python ended: ${complaint.trim().split('\n').slice(-1).join('')}`, memory: 0 };
    return JSON.parse(line.value) as TorchAnswer;
  };
}

export async function startTorch(command: string, threads: number): Promise<TorchContender> {
  const process = spawn(command, [`${root}bench/torch_step.py`, String(threads)], {
    env: { ...globalThis.process.env, OMP_NUM_THREADS: String(threads), MKL_NUM_THREADS: String(threads) },
  });
  const ask = asker(process);
  const { device = '' } = await ask({});
  return {
    id: `torch-${threads}`,
    name: `PyTorch, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    device,
    prepare: async (spec) => ask({ prepare: await writeWorkload(spec) }),
    steps: (steps) => ask({ steps }),
    peak: async () => (await ask({ peak: true })).peak ?? NaN,
    memory: async () => (await ask({})).memory,
    end: () => Promise.resolve(void process.kill()),
  };
}
