import { describe, expect, it, test } from 'vitest';
import { createStore } from 'zustand';
import { presets } from '../../domain/network/presets';
import type { TrainingSettings } from '../../domain/training/training';
import { createNetworkState, longestHistory, type TrainingSetup } from './network-state';

function trainedWith(
  changed: Partial<TrainingSettings>,
  dataset: TrainingSetup['dataset'] = 'mnist-10k',
): TrainingSetup {
  return { settings: { ...presets['mnist-first-convnet'].settings, ...changed }, dataset };
}
const usual = trainedWith({});

/** The default preset: Conv2D, MaxPooling2D, Conv2D, MaxPooling2D, Conv2D, Flatten, Dense as layer-1 to layer-7. */
function setup() {
  let time = 0;
  const store = createStore(createNetworkState(() => time));
  return {
    state: () => store.getState(),
    kinds: () => store.getState().network.layers.map((layer) => layer.kind),
    units: () => store.getState().network.layers.at(-1)?.params,
    wait: (milliseconds: number) => (time += milliseconds),
  };
}

describe('editing the network', () => {
  it('opens with the default preset, and is no preset any more once edited', () => {
    const { state } = setup();
    expect(state().presetId).toBe('mnist-first-convnet');
    state().addLayer('Dropout', 6);
    expect(state().presetId).toBeNull();
  });

  it('selects a layer that was added or duplicated', () => {
    const { state, kinds } = setup();
    state().addLayer('Dropout', 6);
    expect(kinds()[6]).toBe('Dropout');
    expect(state().selectedId).toBe('layer-8');
    state().duplicateLayer('layer-8');
    expect(state().selectedId).toBe('layer-9');
  });

  it('selects the next layer after a deletion, the last one at the end, nothing when nothing is left', () => {
    const { state } = setup();
    state().select('layer-6');
    state().deleteLayer('layer-6');
    expect(state().selectedId).toBe('layer-7');
    state().deleteLayer('layer-7');
    expect(state().selectedId).toBe('layer-5');
    for (const id of ['layer-5', 'layer-4', 'layer-3', 'layer-2', 'layer-1']) state().deleteLayer(id);
    expect(state().selectedId).toBeNull();
  });

  it('deletes a layer without touching the selection of another one', () => {
    const { state } = setup();
    state().select('layer-1');
    state().deleteLayer('layer-6');
    expect(state().selectedId).toBe('layer-1');
  });

  it('carries out a mend', () => {
    const { state, kinds } = setup();
    state().deleteLayer('layer-6');
    state().applyMend('layer-7', { kind: 'insertBefore', layerKind: 'Flatten' });
    expect(kinds().slice(-2)).toEqual(['Flatten', 'Dense']);
  });
});

test('what a deletion or a move did to connections is told until the next edit', () => {
  const { state } = setup();
  state().take('takeAlso', 'layer-4', 'layer-1');
  expect(state().rewired).toEqual([]);
  const told = () => state().rewired.map(({ at }) => at);
  state().deleteLayer('layer-1');
  expect(told()).toEqual(['layer-8']);
  state().undo(usual);
  expect(told()).toEqual([]);
  state().moveLayer('layer-1', 5);
  expect(told()).toEqual(['layer-8']);
  state().setParam('layer-7', 'units', 12);
  expect(told()).toEqual([]);
  state().applyMend('layer-8', { kind: 'remove' });
  expect(told()).toEqual(['layer-4']);
});

describe('undo and redo', () => {
  it('go back and forth through every kind of edit', () => {
    const { state } = setup();
    const seen = [state().network];
    const edits = [
      () => state().addLayer('Dropout', 6),
      () => state().moveLayer('layer-8', 1),
      () => state().setParam('layer-8', 'rate', 0.5),
      () => state().duplicateLayer('layer-8'),
      () => state().deleteLayer('layer-8'),
    ];
    for (const edit of edits) {
      edit();
      seen.push(state().network);
    }
    for (const before of seen.slice(0, -1).reverse()) {
      state().undo(usual);
      expect(state().network).toBe(before);
    }
    expect(state().canUndo).toBe(false);
    expect(state().presetId).toBe('mnist-first-convnet');
    for (const after of seen.slice(1)) {
      state().redo(usual);
      expect(state().network).toBe(after);
    }
    expect(state().canRedo).toBe(false);
  });

  it('forget what was undone once something else is edited', () => {
    const { state } = setup();
    state().addLayer('Dropout', 6);
    state().undo(usual);
    state().deleteLayer('layer-1');
    expect(state().canRedo).toBe(false);
  });

  it('take typing a number for one edit, stepping or coming back later for several', () => {
    const { state, units, wait } = setup();
    state().setParam('layer-7', 'units', 1);
    state().setParam('layer-7', 'units', 12);
    state().setParam('layer-7', 'units', 128);
    state().undo(usual);
    expect(units()).toMatchObject({ units: 10 });
    state().setParam('layer-7', 'units', 32);
    state().setParam('layer-7', 'units', 64);
    state().undo(usual);
    expect(units()).toMatchObject({ units: 32 });
    state().setParam('layer-7', 'units', 3);
    wait(5000);
    state().setParam('layer-7', 'units', 32);
    state().undo(usual);
    expect(units()).toMatchObject({ units: 3 });
  });

  it('take typing one of two numbers for one edit too, and the other for another', () => {
    const { state } = setup();
    const kernel = () => state().network.layers[0]?.params;
    for (const size of [
      [3, 1],
      [3, 12],
      [1, 12],
      [12, 12],
    ] as const)
      state().setParam('layer-1', 'kernelSize', size);
    expect(kernel()).toMatchObject({ kernelSize: 12 });
    state().undo(usual);
    expect(kernel()).toMatchObject({ kernelSize: [3, 12] });
    state().undo(usual);
    expect(kernel()).toMatchObject({ kernelSize: 3 });
    state().setParam('layer-1', 'kernelSize', [3, 3]);
    expect(kernel()).toMatchObject({ kernelSize: 3 });
  });

  it('take no step for an edit that changes nothing', () => {
    const { state } = setup();
    state().setParam('layer-7', 'units', 10);
    state().moveLayer('layer-1', 0);
    state().deleteLayer('no such layer');
    expect(state().canUndo).toBe(false);
  });

  it('reach back a limited number of edits', () => {
    const { state } = setup();
    for (let edit = 0; edit < longestHistory + 5; edit++) state().moveLayer('layer-1', edit % 2 === 0 ? 1 : 0);
    expect(state().past).toHaveLength(longestHistory);
  });

  it("bring back one's own network, settings and data after a preset was loaded over them, and the preset again", () => {
    const { state } = setup();
    state().addLayer('Dropout', 6);
    const own = state().network;
    const ofOwn = trainedWith({ epochs: 17 });
    const ofPreset = trainedWith({ epochs: 9 }, 'fashion-10k');
    state().replaceNetwork(presets['fashion-cnn'].network, 'fashion-cnn', ofOwn);
    expect(state().undo(ofPreset)).toBe(ofOwn);
    expect(state().network).toBe(own);
    expect(state().redo(ofOwn)).toBe(ofPreset);
    expect(state().presetId).toBe('fashion-cnn');
    expect(state().undo(ofPreset)).toBe(ofOwn);
  });

  it('bring back what was opened without having been edited', () => {
    const { state } = setup();
    const opened = { ...presets['mnist-softmax'].network };
    state().setNetwork(opened, null);
    expect(state().canUndo).toBe(false);
    state().replaceNetwork(presets['fashion-cnn'].network, 'fashion-cnn', usual);
    state().undo(usual);
    expect(state().network).toBe(opened);
  });

  it('leave the settings alone where only the network was edited', () => {
    const { state } = setup();
    state().replaceNetwork(presets['fashion-cnn'].network, 'fashion-cnn', usual);
    state().addLayer('Dropout', 6);
    expect(state().undo(trainedWith({ epochs: 17 }))).toBeNull();
    expect(state().redo(trainedWith({ epochs: 17 }))).toBeNull();
  });

  it('never leave a layer selected that is gone', () => {
    const { state } = setup();
    state().addLayer('Dropout', 6);
    state().undo(usual);
    expect(state().selectedId).toBeNull();
  });
});
