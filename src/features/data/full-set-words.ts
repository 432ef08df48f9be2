import { datasets, type FullId } from '../../domain/data/datasets';

const megabyte = 1e6;

/** Megabytes of a full set on the way. */
export function downloadMegabytes(dataset: FullId): number {
  return datasets[dataset].downloadBytes / megabyte;
}

/** The hosts that a full set is asked for, best first. */
export function hostsOf(dataset: FullId): readonly string[] {
  return datasets[dataset].homes.map((home) => new URL(home).host);
}
