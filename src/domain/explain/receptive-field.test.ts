import { describe, expect, it } from 'vitest';
import { newLayer } from '../network/edits';
import { networkInput } from '../network/in-order';
import type { LayerSpec } from '../network/network';
import { presets } from '../network/presets';
import { readNetwork } from '../network/read-network';
import { sourcesOf, targetsOf } from './receptive-field';
import { runsOf, sizesOf, type Region } from './region';

const convnet = readNetwork(presets['mnist-first-convnet'].network);
const idOf = (name: string): string => convnet.layers.find(({ displayName }) => displayName === name)?.id ?? '';
const rowsOf = (region: Region | undefined) => region?.map(({ rows }) => runsOf(rows));

describe('3 x 3, pooled by 2, 3 x 3, pooled by 2, 3 x 3', () => {
  const cell = { layerId: idOf('Conv2D 3'), row: 1, column: 1, channel: 5 };

  it('sees 18 x 18 pixels: 3, then 3 x 2 + 2 = 8, then 8 x 2 + 2 = 18', () => {
    const sources = sourcesOf(convnet, cell);
    const sizes = ['MaxPooling2D 2', 'Conv2D 2', 'MaxPooling2D 1', 'Conv2D 1'].map((name) =>
      sizesOf(sources.get(idOf(name)) ?? []),
    );
    expect(sizes).toEqual([
      [3, 3, 64],
      [6, 6, 64],
      [8, 8, 32],
      [16, 16, 32],
    ]);
    expect(rowsOf(sources.get(networkInput))).toEqual([[[4, 22]]]);
  });

  it('feeds one number of each class and of Flatten, and nothing before it', () => {
    const targets = targetsOf(convnet, cell);
    expect([...targets.keys()].map((id) => convnet.byId.get(id)?.kind)).toEqual(['Flatten', 'Dense']);
    expect(sizesOf(targets.get(idOf('Flatten 1')) ?? [])).toEqual([1, 1, 1]);
    expect(sizesOf(targets.get(idOf('Dense 1')) ?? [])).toEqual([1, 1, 10]);
  });
});

it('a number behind Flatten comes from one pixel of one channel, and a class from all that pooling does not cut off', () => {
  const sources = sourcesOf(convnet, { layerId: idOf('Flatten 1'), row: 0, column: 0, channel: 128 + 3 });
  expect(
    sources.get(idOf('Conv2D 3'))?.map(({ rows, columns, channels }) => [rows, columns, channels].map(runsOf)),
  ).toEqual([[[[0, 1]], [[1, 2]], [[3, 4]]]]);
  const all = sourcesOf(convnet, { layerId: idOf('Dense 1'), row: 0, column: 0, channel: 7 });
  expect(sizesOf(all.get(networkInput) ?? [])).toEqual([26, 26, 1]);
});

describe('branches', () => {
  const same = { filters: 4, padding: 'same' } as const;
  const layers: readonly LayerSpec[] = [
    newLayer('Conv2D', 'a', same),
    newLayer('Conv2D', 'b', { ...same, dilationRate: 2 }),
    { ...newLayer('Concatenate', 'both'), inputs: ['a', 'b'] },
    newLayer('Add', 'sum', {}),
  ];
  const [a, b, both] = layers as [LayerSpec, LayerSpec, LayerSpec];
  const joined = readNetwork({ inputShape: [12, 12, 1], layers: [a, b, both] });
  const added = readNetwork({
    inputShape: [12, 12, 1],
    layers: [a, b, { ...newLayer('Add', 'sum'), inputs: ['a', 'b'] }],
  });

  it('Concatenate takes each channel from one branch, and is fed by it alone', () => {
    const [first, second] = [1, 6].map((channel) => sourcesOf(joined, { layerId: 'both', row: 5, column: 5, channel }));
    expect([first?.has('a'), first?.has('b'), second?.has('b')]).toEqual([true, false, true]);
    expect(rowsOf(second?.get('a'))).toEqual([
      [
        [3, 4],
        [5, 6],
        [7, 8],
      ].map(([start, end]) => [start, end]),
    ]);
  });

  it('Add takes both, and of what both take, all', () => {
    const sources = sourcesOf(added, { layerId: 'sum', row: 5, column: 5, channel: 2 });
    expect(sources.get('b')?.map(({ channels }) => runsOf(channels))).toEqual([[[2, 3]]]);
    // The pixel of the skip lies among those under the dilated window.
    expect(rowsOf(sources.get('a'))).toEqual([
      [
        [3, 4],
        [5, 6],
        [7, 8],
      ].map(([start, end]) => [start, end]),
    ]);
    expect(sizesOf(sources.get(networkInput) ?? [])).toEqual([7, 7, 1]);
    expect(targetsOf(added, { layerId: 'a', row: 5, column: 5, channel: 2 }).get('sum')).toHaveLength(1);
  });
});

it('lights nothing for a cell that is not there, nor behind a layer that does not fit', () => {
  expect(sourcesOf(convnet, { layerId: idOf('Conv2D 1'), row: 26, column: 0, channel: 0 }).size).toBe(0);
  const broken = readNetwork({
    inputShape: [8, 8, 1],
    layers: [newLayer('Conv2D', 'a'), newLayer('Dense', 'b'), newLayer('Dense', 'c')],
  });
  expect([...targetsOf(broken, { layerId: networkInput, row: 4, column: 4, channel: 0 }).keys()]).toEqual(['a']);
});
