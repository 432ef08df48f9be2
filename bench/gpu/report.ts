/** What was found, as Markdown. */
import { digits, table } from '../driver/table';
import type { WorkloadResult } from '../driver/results';
import type { WholeRunResult } from '../protocol';
import type { GpuResults } from './check';
import { difference, largestDifference, type RunComparison } from './whole-runs';

function adapterSection({ isSoftware, graphics, machine, date, minutes }: GpuResults): string {
  const { webgpu, webgl } = graphics;
  const limits = Object.entries(webgpu?.limits ?? {}).map(
    ([name, value]) => `${name} ${value.toLocaleString('en-US')}`,
  );
  return [
    isSoftware
      ? '**software adapter**: this machine offers no GPU, or none was wanted. Right or wrong shows here too; the times say nothing about a GPU.'
      : 'A real GPU.',
    `${date.slice(0, 10)}, ${minutes.toFixed(1)} minutes, ${machine.processor}, ${machine.cores} cores, ${machine.system}, ${machine.browser}.`,
    webgpu
      ? `WebGPU: vendor ${webgpu.vendor || '-'}, architecture ${webgpu.architecture || '-'}, device ${webgpu.device || '-'}, ${webgpu.description || 'no description'}${webgpu.isSoftware ? ' (software)' : ''}.`
      : 'WebGPU: none.',
    ...(webgpu ? [`Features: ${webgpu.features.join(', ')}.`, `Limits: ${limits.join(', ')}.`] : []),
    webgl ? `WebGL 2: ${webgl.renderer}${webgl.isSoftware ? ' (software)' : ''}.` : 'WebGL 2: none.',
  ].join('\n\n');
}

/** Whether a run went through and gave what WebAssembly gave. */
export function isRight(result: WholeRunResult, { results }: RunComparison): boolean {
  const apart = difference(result, results[0]?.result);
  return apart !== null && apart <= largestDifference;
}

function runRows(comparison: RunComparison): string[][] {
  return comparison.results.map(({ backend, result }) => {
    // Drivers answer in paragraphs; the JSON has them whole.
    if ('error' in result)
      return [comparison.name, backend, `failed: ${result.error.split('\n')[0] ?? ''}`, '', '', '', ''];
    const last = result.epochs.at(-1);
    const apart = difference(result, comparison.results[0]?.result);
    return [
      comparison.name,
      backend,
      last?.loss.toFixed(5) ?? '-',
      last?.accuracy.toFixed(5) ?? '-',
      result.testAccuracy.toFixed(4),
      backend === 'wasm' ? '' : `${apart?.toExponential(1) ?? '-'}${isRight(result, comparison) ? '' : ' WRONG'}`,
      result.seconds.toFixed(1),
    ];
  });
}

function runSection({ runs, amount }: GpuResults): string {
  const head = ['run', 'backend', 'loss', 'accuracy', 'test accuracy', 'largest difference from wasm', 's'];
  const images = amount.images === null ? 'the embedded 8,000 images' : `${amount.images} images`;
  const title = `### Whole runs: one epoch on ${images}, batch ${amount.batch}, filters x ${amount.width}, the same seed`;
  return `${title}\n\n${table(head, runs.flatMap(runRows))}`;
}

function stepRows({ preset, batch, timings }: WorkloadResult): string[][] {
  const reference = timings.find(({ id }) => id === 'tfjs-webgl')?.milliseconds ?? NaN;
  return timings.map(({ name, milliseconds, quartiles, rounds, error }) => [
    `${preset} ${batch}`,
    name,
    milliseconds === null ? `cannot: ${error ?? ''}` : digits(milliseconds),
    quartiles ? `${digits(quartiles[0])} to ${digits(quartiles[1])}` : '-',
    milliseconds === null ? '-' : digits(1000 / milliseconds),
    milliseconds === null ? '-' : digits(milliseconds / reference),
    String(rounds),
  ]);
}

function stepSection({ steps }: GpuResults): string {
  const head = ['preset, batch', 'contender', 'ms a step', 'quartiles', 'steps a second', '/ tfjs webgl', 'rounds'];
  return `### Training steps, in turns within one run\n\n${table(head, steps.flatMap(stepRows))}`;
}

function defaultSection({ defaultRuns }: GpuResults): string {
  const head = ['asked for', 'got', 'end', 's until prepared', 's to the end', 'test accuracy', 'images a second'];
  const rows = defaultRuns.map(({ asked, backend, state, preparing, seconds, testAccuracy, imagesPerSecond }) => [
    asked,
    backend,
    state,
    preparing.toFixed(1),
    seconds.toFixed(1),
    String(testAccuracy),
    digits(imagesPerSecond),
  ]);
  return `### The page's own default run, from the press of Train\n\n${table(head, rows)}`;
}

export function reportOf(results: GpuResults): string {
  return [
    '## GPU check',
    adapterSection(results),
    runSection(results),
    stepSection(results),
    defaultSection(results),
  ].join('\n\n');
}

/** Whether all whole runs went right and the default run ended. */
export function allRight({ runs, defaultRuns }: GpuResults): boolean {
  return (
    defaultRuns.every(({ state }) => state === 'done') &&
    runs.every((comparison) => comparison.results.every(({ result }) => isRight(result, comparison)))
  );
}
