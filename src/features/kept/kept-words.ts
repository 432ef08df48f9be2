import { keptKinds, type KeptKind, type KeptSizes } from '../../state/kept/kept-storage';

export const kindKeys = {
  work: 'kept.kind_work',
  runs: 'kept.kind_runs',
  ownSets: 'kept.kind_ownSets',
  drawings: 'kept.kind_drawings',
  lessons: 'kept.kind_lessons',
  datasets: 'kept.kind_datasets',
} as const satisfies Readonly<Record<KeptKind, string>>;

/** Those of which there is something. */
export const kindsIn = (sizes: KeptSizes): readonly KeptKind[] => keptKinds.filter((kind) => sizes[kind] > 0);

/** Tenths of a megabyte, or thousandths where there is less than one of these. */
export function sizeParts(bytes: number): { key: 'kept.megabytes' | 'kept.kilobytes'; value: number; digits: number } {
  if (bytes >= 100_000) return { key: 'kept.megabytes', value: bytes / 1e6, digits: 1 };
  return { key: 'kept.kilobytes', value: Math.max(0.1, bytes / 1000), digits: 1 };
}
