import type { Finding } from '../../domain/explain/coach';
import { readNetwork } from '../../domain/network/read-network';
import { classWords } from '../../i18n/class-words';
import { useFormat, type Format } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useData, useNetwork, useTraining } from '../../state/use-page';

/** How each number of the evidence is written. */
function written(name: string, value: number, format: Format): string {
  if (/loss|chance|first|last$|least|greatest/i.test(name) && !/epoch/i.test(name))
    return format.number(value, Math.abs(value) < 100 ? 2 : 0);
  if (name === 'offCentre' || name === 'strokeWidth') return format.number(value, 1);
  // Learning rates go down to a ten-millionth.
  if (name === 'learningRate') return String(Number(value.toPrecision(3)));
  return format.number(value);
}

export interface FindingWords {
  /** A few words. */
  readonly title: string;
  /** What was seen, and what it means. */
  readonly detail: string;
}

/** Turns findings into words, with the names of layers and classes. */
export function useFindingWords(): (finding: Finding) => FindingWords {
  const t = useT();
  const format = useFormat();
  const network = useNetwork((state) => state.network);
  const built = useTraining((state) => state.built);
  const names = classWords(t, useData((state) => state.info?.classNames) ?? []);
  return ({ code, layerId, evidence }) => {
    const values: Record<string, string> = Object.fromEntries(
      Object.entries(evidence).map(([name, value]) => [name, written(name, value, format)]),
    );
    if (layerId !== undefined) values.layer = readNetwork(built ?? network).byId.get(layerId)?.displayName ?? '';
    if (evidence.classIndex !== undefined) values.name = names[evidence.classIndex] ?? String(evidence.classIndex);
    return { title: t(`coach.${code}`, values), detail: t(`coach.${code}Detail`, values) };
  };
}
