import { deflateSync, strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBase64Url } from '../formats/files/base64url';
import { OpenError } from '../formats/files/open-error';
import type { Goal } from '../lesson/goal';
import { brokenLocks, taskLimits, type Task } from '../lesson/task';
import { emptyDraft, goalsOf } from '../lesson/task-draft';
import { presets } from '../network/presets';
import { readAddress } from './address';
import { checksumOf, pack } from './packed';
import { readStrokes, writeStrokes } from './stroke-letters';
import { readTaskLink, writeTaskHash } from './task-link';

const task: Task = {
  title: '',
  text: '',
  goals: goalsOf({ ...emptyDraft, accuracy: 97, parameters: 20_000 }),
  locks: ['data'],
  drawing: null,
  view: null,
  hasFile: false,
};
const preset = presets['mnist-first-convnet'];
const { hash, id } = writeTaskHash(preset, task);
const read = (address: string) => readTaskLink(readAddress(`/${address}`).lock ?? '');

function problem(link: string): readonly [string, unknown] | null {
  try {
    readTaskLink(link);
    return null;
  } catch (error) {
    if (error instanceof OpenError) return [error.code, error.values.name];
    throw error;
  }
}
/** A link as another page would send it, with its checksum. */
const sent = (change: object): string => {
  const { c: _, ...value } = JSON.parse(JSON.stringify(contents)) as Record<string, unknown>;
  return pack(1, { ...value, ...change });
};
const contents = { l: [2, linkContents()], g: [], k: [] };
function linkContents(): unknown {
  return {
    d: 'mnist-10k',
    i: [28, 28, 1],
    l: [
      ['Flatten', {}],
      ['Dense', { units: 10, activation: 'softmax' }],
    ],
    o: ['SGD', {}],
    s: { learningRate: 0.1 },
  };
}

describe('the link of a task', () => {
  test('brings the task and its set-up, in few letters, through a messenger too', () => {
    expect(hash).toMatch(/^#lock=1\.[\w-]+$/);
    expect(hash.length).toBeLessThan(500);
    for (const form of [hash, `${hash}).`, encodeURIComponent(hash), `?x${hash}`, hash.replace('lock', 'LOCK')]) {
      const linked = read(form);
      expect(linked.task).toEqual(task);
      expect(linked.id).toBe(id);
      expect([linked.setup.settings, linked.setup.dataset]).toEqual([preset.settings, preset.dataset]);
    }
  });

  test('has an id that another word, goal or network changes', () => {
    const ids = [
      writeTaskHash(preset, { ...task, title: 'A' }),
      writeTaskHash(preset, { ...task, goals: [] }),
      writeTaskHash(presets['mnist-softmax'], task),
    ].map((each) => each.id);
    expect(new Set([id, ...ids]).size).toBe(4);
  });

  test('cut short or with a letter changed is broken', () => {
    const text = hash.slice('#lock='.length);
    for (let length = 0; length < text.length; length += 7)
      expect(problem(text.slice(0, length))?.[0]).toBe('linkBroken');
    for (let at = 2; at < text.length; at += 5) {
      const other = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
      expect(problem(other)?.[0]).toBe('linkBroken');
    }
    expect(readAddress('/#loc').lock).toBe('');
    expect(problem(text.replace('1.', '9.'))).toEqual(['newer', undefined]);
  });

  test('names a goal, a lock or a tab that the page does not have, and guesses nothing', () => {
    expect(problem(sent({}))).toBeNull();
    expect(problem(sent({ g: [{ kind: 'speed', atLeast: 3 }] }))).toEqual(['linkUnknown', 'speed']);
    expect(problem(sent({ g: [{ kind: '__proto__' }] }))).toEqual(['linkUnknown', '__proto__']);
    expect(problem(sent({ g: [{ kind: 'all', of: [{ kind: 'drawn' }, { kind: 'speed' }] }] }))).toEqual([
      'linkUnknown',
      'speed',
    ]);
    expect(problem(sent({ g: [{ kind: 'has', layer: 'Reshape' }] }))).toEqual(['linkUnknown', 'Reshape']);
    expect(problem(sent({ g: [{ kind: 'accuracy', atLeast: 0.9, on: 'train' }] }))).toEqual(['linkUnknown', 'train']);
    expect(problem(sent({ k: ['network', 'pen'] }))).toEqual(['linkUnknown', 'pen']);
    expect(problem(sent({ v: ['games', 'channel'] }))).toEqual(['linkUnknown', 'games']);
    expect(problem(sent({ deadline: '2027' }))).toEqual(['linkUnknown', '2027']);
    expect(problem(sent({ l: [2, { d: null, i: [28, 28, 1], l: [['Reshape', {}]], o: ['SGD', {}], s: {} }] }))).toEqual(
      ['newer', undefined],
    );
    expect(problem(sent({ l: [3, {}] }))).toEqual(['newer', undefined]);
  });

  test.each<[string, object]>([
    ['an accuracy of more than all', { g: [{ kind: 'accuracy', atLeast: 1.2 }] }],
    ['half a parameter', { g: [{ kind: 'parameters', atMost: 0.5 }] }],
    ['an endless training', { g: [{ kind: 'trained', epochs: 1e9 }] }],
    ['a goal that is none', { g: ['accuracy'] }],
    [
      'goals within goals within goals',
      { g: [{ kind: 'all', of: [{ kind: 'all', of: [{ kind: 'drawn' }, { kind: 'drawn' }] }, { kind: 'drawn' }] }] },
    ],
    ['too many goals', { g: Array.from({ length: taskLimits.goals + 1 }, () => ({ kind: 'drawn' })) }],
    ['a long title', { t: 'x'.repeat(taskLimits.title + 1) }],
    ['a long text', { x: 'x'.repeat(taskLimits.text + 1) }],
    ['a title that is no text', { t: { toString: 'x' } }],
    ['half a point', { d: 'abc' }],
    ['a drawing in other letters', { d: 'ab cd' }],
    ['an endless drawing', { d: 'ab'.repeat(1000) }],
    ['no drawings to be read', { g: [{ kind: 'readsAll', drawings: [] }] }],
    ['a class that is none', { g: [{ kind: 'readsAll', drawings: [[-1, 'ab']] }] }],
    ['a lock on data that do not travel', { l: [2, { ...(linkContents() as object), d: null }], k: ['data'] }],
    ['no set-up', { l: undefined }],
  ])('with %s is refused', (_, change) => {
    expect(['linkBroken', 'linkUnknown']).toContain(problem(sent(change))?.[0]);
  });

  test('with anything in it gives a task or a reason, never anything else', () => {
    const packed = fc.json().map((text) => {
      const value: unknown = JSON.parse(text);
      const whole = typeof value === 'object' && value !== null ? { ...value, c: checksumOf({ ...value }) } : value;
      return `1.${toBase64Url(deflateSync(strToU8(JSON.stringify(whole))))}`;
    });
    const changed = fc
      .dictionary(fc.constantFrom('l', 't', 'x', 'g', 'k', 'd', 'v', 'f', 'z'), fc.jsonValue())
      .map(sent);
    fc.assert(
      fc.property(fc.oneof(fc.string(), packed, changed), (text) => {
        expect([undefined, 'linkBroken', 'newer', 'linkUnknown']).toContain(problem(text)?.[0]);
      }),
    );
  });
});

describe('strokes in letters', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  test('come back within half a step of where they were, whatever is drawn', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 2 }),
        (strokes) => {
          const back = readStrokes(writeStrokes(strokes)) ?? [];
          expect(back.map(({ length }) => length)).toEqual(strokes.map(({ length }) => length));
          back.flat().forEach(([x, y], at) => {
            const [wantedX = NaN, wantedY = NaN] = strokes.flat()[at] ?? [];
            expect(Math.max(Math.abs(x - wantedX), Math.abs(y - wantedY))).toBeLessThanOrEqual(0.5 / 63 + 1e-9);
          });
        },
      ),
    );
  });

  test('of a scribble are still read: fewer points, then fewer strokes', () => {
    const scribble = Array.from({ length: 400 }, (_, at) => [[at / 400, 0.5] as const, [0.5, at / 400] as const]);
    expect(readStrokes(writeStrokes(scribble))?.length).toBeGreaterThan(50);
  });
});

test('a lock is broken by another network, other settings or other data, and by nothing that is the same', () => {
  const linked = { id, task: { ...task, locks: ['network', 'settings', 'data'] as const }, setup: preset };
  const { network, settings, dataset } = preset;
  const renamed = { ...network, layers: network.layers.map((layer, at) => ({ ...layer, id: `other-${at}` })) };
  expect(brokenLocks(linked, { network: { ...renamed }, settings: { ...settings }, dataset })).toEqual([]);
  expect(brokenLocks(linked, {})).toEqual([]);
  expect(brokenLocks(linked, { network: presets['mnist-softmax'].network })).toEqual(['network']);
  expect(brokenLocks(linked, { settings: { ...settings, epochs: 9 }, dataset: 'mnist' })).toEqual(['settings', 'data']);
  expect(brokenLocks({ ...linked, task: { ...task, locks: [] } }, { dataset: 'own-1' })).toEqual([]);
});

test('what a form asks for becomes goals; an accuracy with few parameters is one', () => {
  const both: Goal = {
    kind: 'all',
    of: [
      { kind: 'accuracy', atLeast: 0.97 },
      { kind: 'parameters', atMost: 20_000 },
    ],
  };
  expect(goalsOf({ ...emptyDraft, accuracy: 97, parameters: 20_000 })).toEqual([both]);
  expect(goalsOf({ ...emptyDraft, accuracy: 97 })).toEqual([{ kind: 'accuracy', atLeast: 0.97 }]);
  const drawings = [{ label: 3, strokes: [[[0, 0]]] }] as const;
  expect(goalsOf({ ...emptyDraft, overfits: true, layer: 'Dropout', labels: [0, 4], drawings })).toEqual([
    { kind: 'overfits' },
    { kind: 'has', layer: 'Dropout' },
    { kind: 'reads', label: 0 },
    { kind: 'reads', label: 4 },
    { kind: 'readsAll', drawings },
  ]);
  const most = goalsOf({
    ...emptyDraft,
    accuracy: 1,
    parameters: 1,
    overfits: true,
    layer: 'Dense',
    labels: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    drawings,
  });
  expect(most.length).toBeLessThanOrEqual(taskLimits.goals);
});
