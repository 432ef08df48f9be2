import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand';
import { broughtPicture } from '../../domain/digit/brought-picture';
import type { Prediction } from '../../domain/explain/prediction';
import { leftOutOf } from './content';
import { createDrawingState } from './drawing-state';
import { createFakeEngine } from '../engine/fake-engine';

function setup() {
  const engine = createFakeEngine();
  const drawing = createStore(createDrawingState(engine));
  return { engine, drawing, now: () => drawing.getState() };
}

/** A picture with a frame; its digit, the same uncentred, the digit with the frame, and the grey picture. */
function framed() {
  const images = [1, 2, 3, 4, 5].map((value) => new Float32Array(784).fill(value / 5));
  const [centred = null, uncentred = null, everything = null, grey, garment] = images;
  const leftOut = { kinds: ['around'], width: 1, height: 1, mask: Uint8Array.of(1) } as const;
  const read = { centred, uncentred, leftOut, everything: { centred: everything, uncentred: everything } };
  const none = new Float32Array(784);
  const picture = { width: 1, height: 1, data: [0, 0, 0, 255] };
  return { images, picture: { picture, read, grey: grey ?? none, garment: garment ?? none } };
}

/** The network is sure that it is this digit. */
function reads(digit: number): Prediction {
  return {
    probabilities: Float32Array.from({ length: 10 }, (_, index) => (index === digit ? 1 : 0)),
    trainedSteps: 5,
    milliseconds: 1,
  };
}
const digitRead = (prediction: Prediction | null) => prediction?.probabilities.indexOf(1);

describe('a drawing under way', () => {
  it('is there from the start, as an example that the first own stroke replaces', () => {
    const { now } = setup();
    expect(now().image).toHaveLength(784);
    now().beginStroke([0.5, 0.2]);
    expect(now().strokes).toEqual([[[0.5, 0.2]]]);
    now().extendStroke([[0.5, 0.8]]);
    now().beginStroke([0.4, 0.5]);
    expect(now().strokes).toEqual([
      [
        [0.5, 0.2],
        [0.5, 0.8],
      ],
      [[0.4, 0.5]],
    ]);
  });

  it('is read one image at a time: of those drawn meanwhile only the newest is sent', async () => {
    const { engine, now } = setup();
    now().beginStroke([0.5, 0.2]);
    now().extendStroke([[0.5, 0.4]]);
    now().extendStroke([[0.5, 0.6]]);
    now().extendStroke([[0.9, 0.8]]);
    expect(engine.count('predict')).toBe(1);
    await engine.last('predict').resolve(reads(1));
    expect(digitRead(now().prediction)).toBe(1);
    expect(engine.count('predict')).toBe(2);
    expect(engine.last('predict').args.image).toEqual(now().image);
    await engine.last('predict').resolve(reads(7));
    expect(digitRead(now().prediction)).toBe(7);
    expect(engine.count('predict')).toBe(2);
  });

  it('ignores a reply about a drawing that was cleared or replaced', async () => {
    const { engine, now } = setup();
    now().beginStroke([0.5, 0.2]);
    now().clear();
    await engine.last('predict').resolve(reads(1));
    expect(now().prediction).toBeNull();
    now().showExample(7);
    const late = engine.last('predict');
    now().showExample(4);
    await late.resolve(reads(7));
    expect(now().prediction).toBeNull();
    await engine.last('predict').resolve(reads(4));
    expect(digitRead(now().prediction)).toBe(4);
  });

  it('keeps what it shows when the engine says that a newer image overtook', async () => {
    const { engine, now } = setup();
    now().refresh();
    await engine.last('predict').resolve(reads(3));
    now().refresh();
    await engine.last('predict').resolve(null);
    expect(digitRead(now().prediction)).toBe(3);
  });
});

describe('after the weights have changed', () => {
  it('the same drawing is read again', async () => {
    const { engine, now } = setup();
    now().refresh();
    await engine.last('predict').resolve(reads(8));
    now().refresh();
    await engine.last('predict').resolve(reads(3));
    expect(digitRead(now().prediction)).toBe(3);
  });

  it('a drawing made before there was a network is read once there is one', () => {
    const engine = createFakeEngine();
    let isReady = false;
    const drawing = createStore(createDrawingState(engine, () => isReady));
    drawing.getState().beginStroke([0.5, 0.2]);
    expect(engine.count('predict')).toBe(0);
    isReady = true;
    drawing.getState().refresh();
    expect(engine.count('predict')).toBe(1);
  });

  it('an empty drawing area asks nothing of the engine', () => {
    const { engine, now } = setup();
    now().clear();
    now().refresh();
    expect(engine.count('predict')).toBe(0);
  });
});

describe('when reading fails', () => {
  it('the drawing stays, the reason is known, and the next reading goes on', async () => {
    const { engine, now } = setup();
    now().beginStroke([0.5, 0.2]);
    const { strokes } = now();
    now().extendStroke([[0.5, 0.8]]);
    await engine.last('predict').reject({ code: 'crashed', detail: 'gone' });
    expect(now().failure?.code).toBe('crashed');
    expect(now().strokes.length).toBe(strokes.length);
    await engine.last('predict').resolve(reads(1));
    expect(now().failure).toBeNull();
    expect(digitRead(now().prediction)).toBe(1);
  });

  it('clearing takes the message away', async () => {
    const { engine, now } = setup();
    now().refresh();
    await engine.last('predict').reject({ code: 'networkMissing', detail: '' });
    now().clear();
    expect(now().failure).toBeNull();
  });
});

describe('taking back', () => {
  it('removes the last stroke, then the one before, then brings the example back', () => {
    const { now } = setup();
    const example = now().strokes;
    expect(now().canUndo).toBe(false);
    now().beginStroke([0.1, 0.1]);
    now().extendStroke([[0.2, 0.2]]);
    now().beginStroke([0.5, 0.5]);
    now().undoStroke();
    expect(now().strokes).toHaveLength(1);
    now().undoStroke();
    expect(now().strokes).toEqual(example);
    expect(now().canUndo).toBe(false);
    now().undoStroke();
    expect(now().strokes).toEqual(example);
  });

  it('brings back what was cleared', () => {
    const { now } = setup();
    now().beginStroke([0.1, 0.1]);
    now().clear();
    expect(now().image).toBeNull();
    now().undoStroke();
    expect(now().strokes).toEqual([[[0.1, 0.1]]]);
    expect(now().image).not.toBeNull();
  });
});

describe('a drawing of an earlier visit', () => {
  it('is shown and read, and its strokes are taken back one by one, down to the example', () => {
    const { now, engine } = setup();
    const example = now().strokes;
    const strokes = [[[0.1, 0.1]], [[0.5, 0.5]]] as const;
    now().restore(strokes);
    expect(now().strokes).toEqual(strokes);
    expect(engine.last('predict').args.image).toEqual(now().image);
    now().undoStroke();
    expect(now().strokes).toEqual(strokes.slice(0, 1));
    now().undoStroke();
    expect(now().strokes).toEqual(example);
    expect(now().canUndo).toBe(false);
  });
});

describe('a pen that goes on after its stroke was taken away', () => {
  const elsewhere = [[0.9, 0.9]] as const;

  it('does not lengthen the stroke before', () => {
    const { now } = setup();
    now().beginStroke([0.1, 0.1]);
    now().beginStroke([0.5, 0.5]);
    now().undoStroke();
    now().extendStroke(elsewhere);
    expect(now().strokes).toEqual([[[0.1, 0.1]]]);
  });

  it('does not draw into an example or into an empty area', () => {
    const { now } = setup();
    const first = now().strokes;
    now().beginStroke([0.1, 0.1]);
    now().undoStroke();
    now().extendStroke(elsewhere);
    expect(now().strokes).toEqual(first);
    now().beginStroke([0.1, 0.1]);
    now().clear();
    now().extendStroke(elsewhere);
    expect(now().strokes).toEqual([]);
    now().beginStroke([0.1, 0.1]);
    now().showExample(7);
    const { strokes } = now();
    now().extendStroke(elsewhere);
    expect(now().strokes).toEqual(strokes);
  });
});

describe('other pictures', () => {
  it('an image of the data set goes to the network as it is, centred or not', () => {
    const { now } = setup();
    const sample = new Uint8Array(784);
    sample[0] = 255;
    now().showSample(sample);
    now().setCentred(false);
    expect(now().image?.[0]).toBe(1);
    expect(now().strokes).toEqual([]);
  });

  it('a stroke in a corner is moved to the middle only while centring is on', () => {
    const { now } = setup();
    now().beginStroke([0.1, 0.1]);
    expect(now().image?.[14 * 28 + 14]).toBeGreaterThan(0.9);
    now().setCentred(false);
    expect(now().image?.[14 * 28 + 14]).toBe(0);
    expect(now().image?.[2 * 28 + 2]).toBeGreaterThan(0.9);
  });

  it('a brought picture is not read again for another form', () => {
    const { now } = setup();
    const { picture, images } = framed();
    const [digit, uncentred, , grey, garment] = images;
    now().showPicture(picture);
    expect(now().image).toBe(digit);
    now().setCentred(false);
    expect(now().image).toBe(uncentred);
    now().setForm('grey');
    expect(now().image).toBe(grey);
    now().setForm('garment');
    expect(now().image).toBe(garment);
  });

  it('is read with its frame when one wants, and without it again', () => {
    const { engine, now } = setup();
    const { picture, images } = framed();
    now().showPicture(picture);
    now().setKeepsAll(true);
    expect(now().image).toBe(images[2]);
    expect(leftOutOf(now())?.kinds).toEqual(['around']);
    now().setKeepsAll(false);
    expect(now().image).toBe(images[0]);
    expect(engine.count('predict')).toBeGreaterThan(0);
    now().setKeepsAll(true);
    now().showPicture(picture);
    expect(now().keepsAll).toBe(false);
  });

  it('has nothing left out where pictures stay grey', () => {
    const { now } = setup();
    now().setForm('grey');
    now().showPicture(framed().picture);
    expect(leftOutOf(now())).toBeNull();
  });

  it('a picture without ink has no image', () => {
    const { now } = setup();
    now().showPicture(broughtPicture({ width: 2, height: 2, data: new Uint8ClampedArray(16).fill(255) }));
    expect(now().image).toBeNull();
    expect(now().uploaded).not.toBeNull();
  });
});
