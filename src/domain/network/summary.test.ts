import { describe, expect, test } from 'vitest';
import { readNetwork } from './read-network';
import { newLayer, setParam } from './edits';
import { presets } from './presets';
import { summaryText, totalLines } from './summary';

const convnet = presets['mnist-first-convnet'].network;

describe('the summary', () => {
  test('of the first convnet is what Keras prints', () => {
    expect(`${summaryText(readNetwork(convnet))}\n`).toBe(`Model: "sequential"
┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
│ conv2d (Conv2D)                 │ (None, 26, 26, 32)     │           320 │
├─────────────────────────────────┼────────────────────────┼───────────────┤
│ max_pooling2d (MaxPooling2D)    │ (None, 13, 13, 32)     │             0 │
├─────────────────────────────────┼────────────────────────┼───────────────┤
│ conv2d_1 (Conv2D)               │ (None, 11, 11, 64)     │        18,496 │
├─────────────────────────────────┼────────────────────────┼───────────────┤
│ max_pooling2d_1 (MaxPooling2D)  │ (None, 5, 5, 64)       │             0 │
├─────────────────────────────────┼────────────────────────┼───────────────┤
│ conv2d_2 (Conv2D)               │ (None, 3, 3, 128)      │        73,856 │
├─────────────────────────────────┼────────────────────────┼───────────────┤
│ flatten (Flatten)               │ (None, 1152)           │             0 │
├─────────────────────────────────┼────────────────────────┼───────────────┤
│ dense (Dense)                   │ (None, 10)             │        11,530 │
└─────────────────────────────────┴────────────────────────┴───────────────┘
 Total params: 104,202 (407.04 KB)
 Trainable params: 104,202 (407.04 KB)
 Non-trainable params: 0 (0.00 B)
`);
  });

  test('puts a type that is too wide below its name, and all lines are equally wide', () => {
    const network = { inputShape: [8, 8, 1], layers: [newLayer('GlobalAveragePooling2D', 'a')] };
    const lines = summaryText(readNetwork(network)).split('\n');
    expect(lines.slice(4, 6)).toEqual([
      '│ global_average_pooling2d        │ (None, 1)              │             0 │',
      '│ (GlobalAveragePooling2D)        │                        │               │',
    ]);
    expect(new Set(lines.slice(1, 7).map((line) => line.length))).toEqual(new Set([76]));
  });

  test('counts what batch normalization does not train', () => {
    const network = { inputShape: [26, 26, 32], layers: [newLayer('BatchNormalization', 'a')] };
    expect(totalLines(readNetwork(network))).toEqual([
      'Total params: 128 (512.00 B)',
      'Trainable params: 64 (256.00 B)',
      'Non-trainable params: 64 (256.00 B)',
    ]);
  });

  test('counts what is frozen as Keras does, moving averages included', () => {
    const layers = [
      newLayer('Conv2D', 'a', { filters: 4, trainable: false }),
      newLayer('BatchNormalization', 'b', { trainable: false }),
      newLayer('Flatten', 'c'),
      newLayer('Dense', 'd', { units: 10, activation: 'softmax' }),
    ];
    const reading = readNetwork({ inputShape: [6, 6, 1], layers });
    expect(totalLines(reading)).toEqual([
      'Total params: 706 (2.76 KB)',
      'Trainable params: 650 (2.54 KB)',
      'Non-trainable params: 56 (224.00 B)',
    ]);
    expect(reading.byId.get('b')?.parameters).toMatchObject({ trainable: 0, nonTrainable: 16 });
    expect(reading.byId.get('a')?.parameters?.arithmetic).toBe('3 × 3 × 1 × 4 + 4 = 40');
  });

  test('shows question marks from the broken layer on', () => {
    const broken = setParam(convnet, convnet.layers[2]?.id ?? '', 'kernelSize', 14);
    const rows = summaryText(readNetwork(broken))
      .split('\n')
      .filter((line) => line.startsWith('│'));
    expect(rows.map((row) => row.includes('?'))).toEqual([false, false, true, true, true, true, true]);
  });
});
