import { datasets, haveSameClasses } from '../domain/data/datasets';
import type { Translate } from './use-t';

/**
 * What the classes of a data set are called on the page. Those of Fashion-MNIST have names in every language; what people called their own stays as they wrote
 * it. Files, links and code keep the names of the data.
 */
export function classWords(t: Translate, names: readonly string[]): readonly string[] {
  if (!haveSameClasses(names, datasets.fashion.classNames)) return names;
  return names.map((_, index) => t(`class.fashion_${index as 0}`));
}
