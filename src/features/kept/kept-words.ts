import { keptKinds, type KeptKind, type KeptSizes } from '../../state/kept/kept-storage';

/** Those of which there is something. */
export const kindsIn = (sizes: KeptSizes): readonly KeptKind[] => keptKinds.filter((kind) => sizes[kind] > 0);

/** In megabytes, or in kilobytes where there is less than a tenth of one. */
export function sizeParts(bytes: number): { key: 'kept.megabytes' | 'kept.kilobytes'; value: number } {
  if (bytes >= 100_000) return { key: 'kept.megabytes', value: bytes / 1e6 };
  return { key: 'kept.kilobytes', value: Math.max(0.1, bytes / 1000) };
}
