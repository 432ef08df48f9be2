/**
 * Compiles the WebAssembly kernels (AssemblyScript, src/engine/wasm/assembly) into src/engine/wasm/build: with plain and with relaxed
 * SIMD, each for memory of one thread and for memory that threads share (a module must name which of the two it imports).
 */
import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = 'src/engine/wasm/assembly/index.ts';
const target = 'src/engine/wasm/build';

const common = [
  '--runtime',
  'stub',
  '--noAssert',
  '-O3',
  '--converge',
  '--importMemory',
  '--noExportMemory',
  '--enable',
  'simd',
];
const relaxed = ['--enable', 'relaxed-simd'];
// 65,536 pages of 64 KiB: the most that 32-bit addresses reach; the memory itself may name a smaller maximum.
const shared = ['--enable', 'threads', '--sharedMemory', '--maximumMemory', '65536'];

const binaries: Record<string, readonly string[]> = {
  simd: [],
  'simd-threads': shared,
  relaxed,
  'relaxed-threads': [...relaxed, ...shared],
};

mkdirSync(`${root}${target}`, { recursive: true });
for (const [name, options] of Object.entries(binaries)) {
  const file = `${target}/${name}.wasm`;
  const { error } = await main([source, '--baseDir', root, '--outFile', file, ...common, ...options], {
    stderr: process.stderr,
  });
  if (error) throw new Error(`${file}: ${error.message}`);
  console.log(`${file} ${statSync(`${root}${file}`).size} bytes`);
}
