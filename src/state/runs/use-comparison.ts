import { useStore } from 'zustand';
import { usePage } from '../use-page';
import { comparisonOf, type ComparisonState } from './comparison';

/** The state of the fair comparison, for what is loaded with the runs. */
export function useComparison<T>(selector: (state: ComparisonState) => T): T {
  return useStore(comparisonOf(usePage()), selector);
}
