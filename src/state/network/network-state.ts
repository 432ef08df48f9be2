/** The network that the user edits, with undo and redo. Editing only changes this description: nothing is built or trained by it. */
import type { StateCreator } from 'zustand';
import * as edits from '../../domain/network/edits';
import { sidesOf, type Sides } from '../../domain/layers/extent';
import type { ParamValue } from '../../domain/layers/fields';
import type { Mend } from '../../domain/layers/layer-definition';
import type { LayerKind } from '../../domain/layers/registry';
import { moveLayer } from '../../domain/network/move-layer';
import type { NetworkSpec } from '../../domain/network/network';
import { defaultPresetId, presets, type PresetId } from '../../domain/network/presets';
import { rewired, type Rewired } from '../../domain/network/rewired';
import { withUsualKernels } from '../../domain/network/zero-kernels';
import type { ProjectSetup } from '../../domain/run/project-file';
import type { Allows } from '../task/allows';

/** How many edits can be undone. */
export const longestHistory = 200;

/** Two keystrokes in one field closer than this (ms) are one edit. */
const typingPause = 1000;

/** What a network is trained with and on. */
export type TrainingSetup = Pick<ProjectSetup, 'settings' | 'dataset'>;

interface Shown {
  readonly network: NetworkSpec;
  /** The preset that the network is, unchanged; null once it was edited. */
  readonly presetId: PresetId | null;
}
interface Snapshot extends Shown {
  /** Null where an edit changed nothing but the network. */
  readonly setup: TrainingSetup | null;
}

export interface NetworkState extends Shown {
  readonly selectedId: string | null;
  readonly past: readonly Snapshot[];
  readonly future: readonly Snapshot[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Connections that the last edit changed although it was about a layer, not about them. */
  readonly rewired: readonly Rewired[];
  /** Puts a network in place, as the page begins with it: there is nothing to go back to. */
  readonly setNetwork: (network: NetworkSpec, presetId?: PresetId | null) => void;
  /** Puts another network in place of the present one, which comes back by `undo` with the setup that it had. */
  readonly replaceNetwork: (network: NetworkSpec, presetId: PresetId | null, setup: TrainingSetup) => void;
  readonly addLayer: (kind: LayerKind, index: number) => void;
  readonly moveLayer: (id: string, toIndex: number) => void;
  readonly duplicateLayer: (id: string) => void;
  readonly deleteLayer: (id: string) => void;
  readonly setParam: (id: string, name: string, value: ParamValue) => void;
  /** Lets a layer take another output instead of its first input, or too, or no more. */
  readonly take: (how: 'takeFrom' | 'takeAlso' | 'takeNoMore', id: string, from: string) => void;
  /** Lets every kernel that begins at zero begin as Keras lets it. */
  readonly useUsualKernels: () => void;
  readonly applyMend: (id: string, mend: Mend) => void;
  /** Takes the last edit back; gives the setup to be put in place with it, if any. `setup` is the present one. */
  readonly undo: (setup: TrainingSetup) => TrainingSetup | null;
  readonly redo: (setup: TrainingSetup) => TrainingSetup | null;
  readonly select: (id: string | null) => void;
}

/** A keystroke in a number field, remembered to join it with the next one. */
interface Typing {
  readonly field: string;
  readonly text: string;
  readonly at: number;
}

/** Typing "12" and then "128" is one edit; stepping from 32 to 64 is another one each time. */
function joins(before: Typing | null, now: Typing): boolean {
  if (before?.field !== now.field || now.at - before.at > typingPause) return false;
  return now.text.startsWith(before.text) || before.text.startsWith(now.text);
}

/** A keystroke that sets a number; of a parameter with several numbers, the first that it changes. Null for what is no number. */
function typed(field: string, before: unknown, after: ParamValue, at: number): Typing | null {
  if (typeof after === 'number') return { field, text: String(after), at };
  if (typeof after !== 'object' || before === undefined) return null;
  const old = new Map(Object.entries(sidesOf(before as Sides)));
  const change = Object.entries(sidesOf(after)).find(([side, value]) => value !== old.get(side));
  return change ? { field: `${field} ${change[0]}`, text: String(change[1]), at } : null;
}

function indexOf(network: NetworkSpec, id: string | null): number {
  return network.layers.findIndex((layer) => layer.id === id);
}

/** The id that is in `after` and not in `before`: the layer that an edit brought. */
function newId(before: NetworkSpec, after: NetworkSpec): string | null {
  return after.layers.find(({ id }) => indexOf(before, id) < 0)?.id ?? null;
}

/** What is selected after `id` was deleted: the layer that took its place, else the last one. */
function neighbour(before: NetworkSpec, after: NetworkSpec, id: string): string | null {
  return (after.layers[indexOf(before, id)] ?? after.layers.at(-1))?.id ?? null;
}

function withHistory(past: readonly Snapshot[], future: readonly Snapshot[]) {
  return { past, future, canUndo: past.length > 0, canRedo: future.length > 0 };
}

/** `now` is the clock, in milliseconds; `allows` says what a task keeps as it is. */
export function createNetworkState(now: () => number, allows: Allows = () => true): StateCreator<NetworkState> {
  return (set, get) => {
    let typing: Typing | null = null;

    const snapshot = (setup: TrainingSetup | null): Snapshot => ({
      network: get().network,
      presetId: get().presetId,
      setup,
    });
    const pastWith = (newest: Snapshot): readonly Snapshot[] => [...get().past, newest].slice(-longestHistory);

    function edit(network: NetworkSpec, keystroke: Typing | null = null, changes: readonly Rewired[] = []): boolean {
      if (network === get().network || !allows({ network })) return false;
      const isSameEdit = keystroke !== null && joins(typing, keystroke);
      typing = keystroke;
      const past = isSameEdit ? get().past : pastWith(snapshot(null));
      set({ network, presetId: null, rewired: changes, ...withHistory(past, []) });
      return true;
    }

    function editAndSelect(change: (network: NetworkSpec) => NetworkSpec): void {
      const before = get().network;
      const after = change(before);
      if (edit(after)) set({ selectedId: newId(before, after) ?? get().selectedId });
    }

    function deleteLayer(id: string): void {
      const before = get().network;
      const after = edits.deleteLayer(before, id);
      if (indexOf(before, id) < 0 || !edit(after, null, rewired(before, after))) return;
      if (indexOf(after, get().selectedId) < 0) set({ selectedId: neighbour(before, after, id) });
    }

    /** Shows a network; a selected layer stays selected where it exists. */
    function goTo({ network, presetId }: Shown, past: readonly Snapshot[], future: readonly Snapshot[]): void {
      typing = null;
      const selectedId = network.layers.find(({ id }) => id === get().selectedId)?.id ?? null;
      set({ network, presetId, selectedId, rewired: [], ...withHistory(past, future) });
    }

    const preset = presets[defaultPresetId];
    return {
      network: preset.network,
      presetId: preset.id,
      selectedId: null,
      rewired: [],
      ...withHistory([], []),
      setNetwork: (network, presetId = null) => goTo({ network, presetId }, [], []),
      replaceNetwork: (network, presetId, setup) => goTo({ network, presetId }, pastWith(snapshot(setup)), []),
      addLayer: (kind, index) => editAndSelect((network) => edits.insertLayer(network, index, kind)),
      duplicateLayer: (id) => editAndSelect((network) => edits.duplicateLayer(network, id)),
      moveLayer(id, toIndex) {
        const { network } = get();
        const after = moveLayer(network, id, toIndex);
        edit(after, null, rewired(network, after));
      },
      deleteLayer,
      setParam(id, name, value) {
        const layer = get().network.layers[indexOf(get().network, id)];
        const before: unknown = new Map(Object.entries(layer?.params ?? {})).get(name);
        if (!layer || JSON.stringify(before) === JSON.stringify(value)) return;
        edit(edits.setParam(get().network, id, name, value), typed(`${id} ${name}`, before, value, now()));
      },
      take: (how, id, from) => void edit(edits[how](get().network, id, from)),
      useUsualKernels: () => void edit(withUsualKernels(get().network)),
      applyMend(id, mend) {
        if (mend.kind === 'remove') deleteLayer(id);
        else edit(edits.applyMend(get().network, id, mend));
      },
      undo(setup) {
        const { past, future } = get();
        const target = past.at(-1);
        if (!target || !allows({ network: target.network, ...target.setup })) return null;
        goTo(target, past.slice(0, -1), [snapshot(target.setup && setup), ...future]);
        return target.setup;
      },
      redo(setup) {
        const { past, future } = get();
        const [target, ...later] = future;
        if (!target || !allows({ network: target.network, ...target.setup })) return null;
        goTo(target, [...past, snapshot(target.setup && setup)], later);
        return target.setup;
      },
      select: (id) => set({ selectedId: id }),
    };
  };
}
