import { haveSameClasses } from '../../domain/data/datasets';
import { useData, useTraining } from '../use-page';

const digits: readonly string[] = Array.from({ length: 10 }, (_, digit) => String(digit));

/**
 * What the network's answers are called. Another data set may be chosen since it was built: its names would be wrong for what the network says. Before there is a
 * network, they are those of the chosen data set; digits until that is there.
 */
export function useClassNames(): readonly string[] {
  const chosen = useData((state) => state.info?.classNames);
  return useTraining((state) => state.builtClasses) ?? chosen ?? digits;
}

/** Whether the chosen data set has the classes that the network tells apart. */
export function useHasItsClasses(): boolean {
  const chosen = useData((state) => state.info?.classNames ?? null);
  return useTraining(({ builtClasses }) => haveSameClasses(builtClasses, chosen));
}
