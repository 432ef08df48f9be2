/** The store of the damage; what it does is loaded with the first one. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { undamaged, type DamageSources, type DamageState } from './damage-state';

/** Does what the user wishes, once it is loaded. */
type Work = Pick<DamageState, 'change' | 'hear'>;

export function createDamage(sources: DamageSources): StoreApi<DamageState> {
  let work: Promise<Work> | null = null;
  const load = () => import('./damage-work').then(({ DamageWork }) => new DamageWork(sources, store));
  const store: StoreApi<DamageState> = createStore<DamageState>()((set) => ({
    ...undamaged,
    version: 0,
    change: (make) =>
      (work ??= load())
        .then((it) => it.change(make))
        .catch((error: unknown) => {
          work = null;
          set({ failure: { code: 'internal', detail: String(error) } });
        }),
    hear: (news) => work?.then((it) => it.hear(news)),
    dismiss: () => set({ failure: null, ended: null }),
  }));
  return store;
}
