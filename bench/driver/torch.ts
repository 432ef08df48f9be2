/** PyTorch in the Pythons of this machine that have it: builds differ by a factor of three. */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Answer, WorkloadSpec } from '../protocol';
import { pythonsOf } from '../../tests/fixtures/python';
import { makeWorkload } from '../workload';
import type { Contender } from './contender';

/** Beside this folder, or, where the check was packed, beside the program. */
const [script] = ['../torch_step.py', './torch_step.py']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .filter(existsSync);

const versionScript = 'import torch, numpy; print(torch.__version__, torch.cuda.is_available())';

export interface TorchBuild {
  readonly command: string;
  readonly version: string;
  /** Whether it can use a graphics card of this machine. */
  readonly hasCuda: boolean;
}

/** Where a contender computes, and where the data sets lie that it is fed with. */
export interface TorchPlace {
  readonly threads: number;
  readonly device: 'cpu' | 'cuda';
  /** A folder with `data/`, as pages are served from. */
  readonly pages: string;
}

interface Torches {
  /** Each version once. */
  readonly builds: readonly TorchBuild[];
  /** Pythons that are named but do not have it. */
  readonly lacking: readonly string[];
}

function buildOf(command: string): TorchBuild | null {
  const { status, stdout } = spawnSync(command, ['-c', versionScript], { encoding: 'utf8' });
  if (status !== 0) return null;
  const [version = '', cuda] = stdout.trim().split(' ');
  return { command, version, hasCuda: cuda === 'True' };
}

/** The builds that the Pythons named in PYTHON_TORCH have (several with a colon between them, as in PATH), or else the usual Pythons. */
export function findTorches(): Torches {
  const named = process.env.PYTHON_TORCH;
  const builds: TorchBuild[] = [];
  const lacking: string[] = [];
  for (const command of pythonsOf(named)) {
    const build = buildOf(command);
    if (build === null) lacking.push(command);
    else if (!builds.some((other) => other.version === build.version)) builds.push(build);
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
async function writeWorkload(spec: WorkloadSpec, pages: string, folder: string): Promise<object> {
  const workload = await makeWorkload(spec, async (path) => gunzipSync(await readFile(join(pages, path))));
  const write = (name: string, arrays: readonly (Float32Array | Uint8Array)[]): string => {
    const parts = arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
    writeFileSync(join(folder, name), Buffer.concat(parts));
    return join(folder, name);
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

export async function startTorch(
  { command, version }: TorchBuild,
  { threads, device, pages }: TorchPlace,
): Promise<TorchContender> {
  if (script === undefined) throw new Error('torch_step.py is missing');
  const child = spawn(command, [script, String(threads), device], {
    env: { ...process.env, OMP_NUM_THREADS: String(threads), MKL_NUM_THREADS: String(threads) },
  });
  const ask = asker(child);
  const folder = mkdtempSync(join(tmpdir(), 'torch-step-'));
  const answer = await ask({});
  const place = device === 'cuda' ? 'CUDA' : `${threads} ${threads === 1 ? 'thread' : 'threads'}`;
  return {
    id: `torch-${version}-${device === 'cuda' ? 'cuda' : threads}`,
    name: `PyTorch ${version}, ${place}`,
    device: answer.device ?? '',
    prepare: async (spec) => ask({ prepare: await writeWorkload(spec, pages, folder) }),
    steps: (steps) => ask({ steps }),
    peak: async () => (await ask({ peak: true })).peak ?? NaN,
    memory: async () => (await ask({})).memory,
    end: () => {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}
