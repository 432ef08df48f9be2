/** The results as Markdown, for the screen and for docs/performance.md. */
import { quantile, median } from './statistics';
import { bestTorch, isTorch, millisecondsOf, ofThreads, type Results, type WorkloadResult } from './results';
import type { Timing } from './rounds';
import { digits, table } from './table';

const reference = 'ours-wasm-2';

function ratio(value: number | null, to: number | null): string {
  return value === null || to === null ? '-' : digits(value / to);
}

/** Whether a contender computes the same: its first loss is the same number, and later ones stay close while rounding differs. */
function verdict(timing: Timing, result: WorkloadResult): string {
  const expected = result.timings.find(({ losses }) => losses.length > 0)?.losses ?? [];
  if (timing.losses.length === 0) return '-';
  if (result.preset === 'mnist-dropout-adadelta') return 'own dropout masks';
  const apart = timing.losses
    .slice(0, 3)
    .map((loss, step) => Math.abs(loss - (expected[step] ?? NaN)) / Math.abs(expected[step] ?? NaN));
  return Math.max(...apart) < 0.02 ? 'the same' : `${(100 * Math.max(...apart)).toFixed(1)} % apart`;
}

function stepRow(timing: Timing, result: WorkloadResult): string[] {
  const { milliseconds, quartiles, losses, rounds } = timing;
  const spread = quartiles ? `${digits(quartiles[0])} to ${digits(quartiles[1])}` : '-';
  return [
    timing.name,
    milliseconds === null ? 'cannot' : digits(milliseconds),
    spread,
    String(rounds),
    ratio(milliseconds, millisecondsOf(result, reference)),
    ratio(milliseconds, bestTorch(result, 2)),
    losses.length === 0
      ? '-'
      : losses
          .slice(0, 3)
          .map((loss) => loss.toFixed(3))
          .join(', '),
    verdict(timing, result),
  ];
}

function title({ preset, batch, multiplyAdds }: WorkloadResult): string {
  return `${preset}, batch ${batch} (${Math.round(multiplyAdds / 1e6)} million multiply-adds a step)`;
}

function stepSection(result: WorkloadResult): string {
  const head = [
    'contender',
    'ms a step',
    'quartiles',
    'rounds',
    '/ ours, 2 threads',
    '/ best PyTorch, 2 threads',
    'first losses',
    'numbers',
  ];
  const why = result.timings.filter(({ error }) => error !== null).map(({ name, error }) => `- ${name}: ${error}`);
  return [
    `### ${title(result)}`,
    table(
      head,
      result.timings.map((timing) => stepRow(timing, result)),
    ),
    why.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function growthSection(growth: readonly WorkloadResult[]): string {
  const rows = growth.map((result) => {
    const [own, other] = [millisecondsOf(result, reference), bestTorch(result, 2)];
    const rate = own === null ? NaN : result.multiplyAdds / own / 1e6;
    return [
      `batch ${result.batch}, filters x ${result.width}`,
      digits(own ?? NaN),
      digits(other ?? NaN),
      ratio(own, other),
      digits((1000 * (own ?? NaN)) / result.batch),
      digits(rate),
    ];
  });
  const head = [
    'mnist-first-convnet',
    'ours, 2 threads, ms',
    'best PyTorch, 2 threads, ms',
    'ratio',
    'ours, µs an image',
    'ours, billion multiply-adds a second',
  ];
  return `### Growth of a step with batch size and filters\n\n${table(head, rows)}`;
}

function peakSection({ peak, torchPeak, workloads }: Results): string {
  const [first] = workloads;
  const rows = ([1, 2] as const).map((threads) => {
    const { plain, relaxed } = threads === 1 ? peak.one : peak.two;
    const own = first ? millisecondsOf(first, `ours-wasm-${threads}`) : null;
    const rate = first && own !== null ? first.multiplyAdds / own / 1e6 : NaN;
    const best = Math.max(plain, relaxed ?? 0);
    return [
      String(threads),
      digits(plain),
      relaxed === null ? 'not there' : digits(relaxed),
      digits(Math.max(...ofThreads(torchPeak, threads))),
      digits(rate),
      `${Math.round((100 * rate) / best)} %`,
    ];
  });
  const head = [
    'threads',
    'WebAssembly loop, plain SIMD',
    'relaxed SIMD',
    'best PyTorch, matrix product',
    'our step, on average',
    'share of the loop',
  ];
  return `### Billions of multiply-adds a second\n\n${table(head, rows)}`;
}

function seconds(values: readonly number[]): string {
  return `${(median(values) / 1000).toFixed(2)} s`;
}

function times(values: readonly number[]): string {
  return `${digits(median(values))} ms (19 of 20 within ${digits(quantile(values, 0.95))})`;
}

function megabytes(bytes: number | null): string {
  return bytes !== null && Number.isFinite(bytes) ? `${Math.round(bytes / 1e6)} MB` : '-';
}

function productSection({ engine, product, torchMemory }: Results): string {
  const rows = [
    ['first load to a Train button that can be pressed', `${(product.readyToTrain / 1000).toFixed(2)} s`],
    ['first paint', `${(product.firstPaint / 1000).toFixed(2)} s`],
    ['prediction, page to answer, at rest', times(engine.predictIdle)],
    ['prediction, page to answer, in training', times(engine.predictTraining)],
    ['evaluation of 10,000 images', seconds(engine.evaluate)],
    ['training on the page', `${Math.round(product.imagesPerSecond).toLocaleString('en-US')} images a second`],
    [
      'longest task of the main thread in training',
      `${digits(product.longestTask.wall)} ms (${digits(product.longestTask.processor)} ms of processor time)`,
    ],
    [`tasks over 50 ms in ${product.trainedSeconds} s of training`, String(product.longTasks)],
    ['peak memory of the page with its worker', megabytes(product.peakMemory)],
    ['peak memory of the smallest PyTorch, 2 threads', megabytes(Math.min(...ofThreads(torchMemory, 2)))],
  ];
  return `### The page (${engine.backend}, ${engine.threads} threads)\n\n${table(['what', 'measured'], rows)}`;
}

/** The bars that the project has set itself: against the best PyTorch in each preset, and against other libraries in the browser at the first one. */
export function barsOf({
  workloads,
}: Results): readonly { readonly bar: string; readonly found: string; readonly holds: boolean | null }[] {
  const [first] = workloads;
  if (!first) return [];
  const browserPeers = first.timings.filter(({ id }) => !id.startsWith('ours') && !id.startsWith('torch'));
  const fastest = Math.min(...browserPeers.map(({ milliseconds }) => milliseconds ?? Infinity));
  const atMost = (result: WorkloadResult, threads: 1 | 2, limit: number) => {
    const [own, other] = [millisecondsOf(result, `ours-wasm-${threads}`), bestTorch(result, threads)];
    return {
      bar: `${result.preset}, batch ${result.batch}, ${threads === 1 ? '1 thread' : '2 threads'}: at most ${limit} times the best PyTorch`,
      found: ratio(own, other),
      holds: own === null || other === null ? null : own / other <= limit,
    };
  };
  const lead = millisecondsOf(first, reference);
  return [
    ...workloads.flatMap((result) => [atMost(result, 2, 0.8), atMost(result, 1, 1)]),
    {
      bar: '2 threads: at least 50 times faster than the fastest other library in the browser',
      found: Number.isFinite(fastest) ? ratio(fastest, lead) : '-',
      holds: lead === null || !Number.isFinite(fastest) ? null : fastest / lead >= 50,
    },
  ];
}

function barSection(results: Results): string {
  const word = (holds: boolean | null): string => (holds === null ? 'not measured' : holds ? 'holds' : 'missed');
  const rows = barsOf(results).map(({ bar, found, holds }) => [bar, found, word(holds)]);
  return `### Bars\n\n${table(['bar', 'found', ''], rows)}`;
}

/** What the builds of PyTorch compute with, in their own words. */
function torchBuilds([first]: readonly WorkloadResult[]): string[] {
  const torches = (first?.timings ?? []).filter(({ id }) => isTorch(id, 2));
  return torches.map(({ device }) => device);
}

function headSection({ date, command, minutes, machine, absent, workloads }: Results): string {
  const { processor, cores, memory, system, browser, node, load } = machine;
  const gigabytes = (memory / 2 ** 30).toFixed(0);
  return [
    `Measured on ${date.slice(0, 10)} with \`${command}\` in ${minutes.toFixed(0)} minutes, on ${processor}, ${cores} cores, ${gigabytes} GB, ${system}, ${browser} (headless), Node ${node}. Load of the machine before and after: ${load.map((value) => value.toFixed(1)).join(', ')}.`,
    ...((load[0] ?? 0) > 0.5 ? ['**The machine was busy when this run began: the numbers below mean little.**'] : []),
    ...torchBuilds(workloads).map((device) => `- ${device}`),
    ...absent.map(({ name, why }) => `- ${name} took no part: ${why}`),
  ].join('\n\n');
}

export function reportOf(results: Results): string {
  return [
    headSection(results),
    barSection(results),
    ...results.workloads.map(stepSection),
    growthSection(results.growth),
    peakSection(results),
    `### What a form of a small network costs beside relu and max pooling (Node, 1 thread)\n\n${results.forms}`,
    productSection(results),
  ].join('\n\n');
}
