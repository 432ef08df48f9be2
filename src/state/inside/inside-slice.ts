import type { StateCreator } from 'zustand/vanilla';
import { InsideQuestions } from './inside-questions';
import { ranked } from './ranked';
import {
  forgottenBetween,
  holds,
  nothingSeen,
  type InsideState,
  type InsideSurroundings,
  type OpenedChannel,
} from './inside-state';

function isSame(one: OpenedChannel | null, other: OpenedChannel | null): boolean {
  return one?.layerId === other?.layerId && one?.channel === other?.channel;
}

export function createInsideState(surroundings: InsideSurroundings): StateCreator<InsideState> {
  const { engine } = surroundings;
  return (set, get) => {
    const questions = new InsideQuestions(surroundings, set, get);
    const asker = surroundings.asker(() => questions.ask());

    function change(partial: Partial<InsideState>): void {
      set(partial);
      asker.need(true);
    }

    return {
      ...nothingSeen,
      pinned: null,
      scale: 'layer',
      setScale: (scale) => set({ scale }),
      visible: new Set(),
      cost: 0,
      held: null,
      hold: (held) => set({ held }),
      rank: () => set({ strongest: ranked(get(), () => false) }),
      pin: (pinned) => change({ pinned }),
      rewind: (moment) => change({ moment }),
      open(opened) {
        const { opened: before, detail } = get();
        if (isSame(opened, before)) return;
        set({ opened, ...(opened?.layerId !== detail?.layerId && { detail: null }) });
        if (opened && !holds(detail, opened)) asker.need(true);
      },
      show(place, isVisible) {
        if (get().visible.has(place) === isVisible) return;
        const visible = new Set(get().visible);
        if (isVisible) visible.add(place);
        else visible.delete(place);
        set({ visible });
        if (isVisible) asker.need(true);
      },
      askWeights: () =>
        questions.learn(async (signal) => ({ weights: await engine.call('weightStats', {}, { signal }) })),
      askMoments: () => questions.learn((signal) => engine.call('moments', {}, { signal })),
      damaged() {
        questions.isDetailOld = true;
        change({ moment: null });
        void get().askWeights();
      },
      runChanged(before, now) {
        const forgotten = forgottenBetween(before, now);
        if (!forgotten) return;
        questions.forget();
        set(forgotten);
      },
    };
  };
}
