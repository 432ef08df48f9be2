/** PyTorch in the Pythons of this machine that have it: builds differ by a factor of three. */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Answer, WorkloadSpec } from '../protocol';
import { pythonsOf } from '../../tests/fixtures/python';
import { makeWorkload } from '../workload';
import type { Contender } from './contender';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}.cache/bench/torch`;

const versionScript = 'import torch, numpy; print(torch.__version__)';

export interface TorchBuild {
  readonly command: string;
  readonly version: string;
}

interface Torches {
  /** Each version once. */
  readonly builds: readonly TorchBuild[];
  /** Pythons that are named but do not have it. */
  readonly lacking: readonly string[];
}

function versionOf(command: string): string | null {
  const { status, stdout } = spawnSync(command, ['-c', versionScript], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

/** The builds that the Pythons named in PYTHON_TORCH have (several with a colon between them, as in PATH), or else the usual Pythons. */
export function findTorches(): Torches {
  const named = process.env.PYTHON_TORCH;
  const builds: TorchBuild[] = [];
  const lacking: string[] = [];
  for (const command of pythonsOf(named)) {
    const version = versionOf(command);
    if (version === null) lacking.push(command);
    else if (!builds.some((other) => other.version === version)) builds.push({ command, version });
  }
  return { builds, lacking: named === undefined ? [] : lacking };
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

function asker(child: ChildProcessWithoutNullStreams): (question: object) => Promise<TorchAnswer> {
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  return async (question) => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    const line = await lines.next();
    if (line.done) return { error: `Python ended: ${complaint.trim().split('\n').slice(-1).join('')}`, memory: 0 };
    return JSON.parse(line.value) as TorchAnswer;
  };
}

export async function startTorch({ command, version }: TorchBuild, threads: number): Promise<TorchContender> {
  const child = spawn(command, [`${root}bench/torch_step.py`, String(threads)], {
    env: { ...process.env, OMP_NUM_THREADS: String(threads), MKL_NUM_THREADS: String(threads) },
  });
  const ask = asker(child);
  const { device = '' } = await ask({});
  return {
    id: `torch-${version}-${threads}`,
    name: `PyTorch ${version}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    device,
    prepare: async (spec) => ask({ prepare: await writeWorkload(spec) }),
    steps: (steps) => ask({ steps }),
    peak: async () => (await ask({ peak: true })).peak ?? NaN,
    memory: async () => (await ask({})).memory,
    end: () => Promise.resolve(void child.kill()),
  };
}
