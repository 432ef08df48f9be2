import { use } from 'react';
import { useStore } from 'zustand';
import type { TeachState } from '../../../state/teach/teach-state';
import { usePage } from '../../../state/use-page';

/** Suspends once, until the store is loaded. */
export function useTeach<T>(selector: (state: TeachState) => T): T {
  return useStore(use(usePage().teach()), selector);
}
