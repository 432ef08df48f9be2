/** Runs the peak loop for some time and tells its rate; several of them at once show what the cores do together. */
import { peakModule, productsPerTurn } from '../peak-module';

export interface PeakAsk {
  readonly relaxed: boolean;
  readonly milliseconds: number;
}

/** Billions of multiply-adds a second, the best of some stretches; null where the browser does not know the instruction. */
async function measure({ relaxed, milliseconds }: PeakAsk): Promise<number | null> {
  const bytes = peakModule(relaxed);
  if (!WebAssembly.validate(bytes)) return null;
  const { instance } = await WebAssembly.instantiate(bytes);
  const run = instance.exports.run as (turns: number) => number;
  const turns = 100_000;
  const end = performance.now() + milliseconds;
  let best = Infinity;
  while (performance.now() < end) {
    const begin = performance.now();
    run(turns);
    best = Math.min(best, performance.now() - begin);
  }
  return (turns * productsPerTurn) / best / 1e6;
}

globalThis.onmessage = ({ data }: MessageEvent<PeakAsk>) => {
  void measure(data).then((rate) => globalThis.postMessage(rate));
};
