import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand';
import { presets } from '../../domain/network/presets';
import { coachFindings } from '../../domain/explain/coach';
import { exampleDigits } from '../../domain/digit/examples';
import { uncentredFromStrokes } from '../../domain/digit/from-strokes';
import { evidenceOf, type CoachEvidenceSources } from './evidence';
import { createNetworkState } from '../network/network-state';
import { isAnswered } from './is-answered';
import { deadChannelsOf, LayerWatch } from './layers';
import { createFakeEngine } from '../engine/fake-engine';
import { initialSettings } from '../training/training-state';

const { network } = presets['mnist-first-convnet'];
const settings = { ...initialSettings, learningRate: 1 };
const sources: CoachEvidenceSources = {
  training: {
    settings,
    runSettings: settings,
    flow: 'training',
    failure: null,
    epochs: [],
    trainedSteps: 60,
    built: null,
    builtDataset: 'mnist-10k',
  },
  batches: [],
  sameRateSince: 0,
  layers: [],
  mistakes: { reading: null, isStale: false },
  drawing: { image: null, sample: null },
  dataset: 'mnist-10k',
  classes: 10,
};
const codes = (changes: Partial<CoachEvidenceSources>) =>
  coachFindings(evidenceOf({ ...sources, ...changes })).map(({ code }) => code);

/** A loss that leapt far above guessing (2.3) and stays at it. */
const leapt = Array.from({ length: 60 }, (_, index) => ({ step: index + 1, raw: index === 3 ? 90 : 2.4 }));

describe('the coach looks at', () => {
  it('the losses of the run', () => {
    expect(codes({ batches: leapt })).toEqual(['learningRateTooHigh']);
  });

  it('only those since the learning rate was changed, so that a mended run is not scolded for its past', () => {
    expect(codes({ batches: leapt, sameRateSince: 30 })).toEqual([]);
  });

  it('a run that ended because its loss was no number', () => {
    const failed = { flow: 'failed', failure: { code: 'lossNotFinite', detail: 'learningRate' } } as const;
    expect(codes({ training: { ...sources.training, ...failed, trainedSteps: 0 } })).toEqual(['lossNotFinite']);
  });

  it('a reading of the test images, while it is that of the weights of now', () => {
    const matrix = { counts: [], perTruth: [10, 90], perPrediction: [100, 0], total: 100, correct: 10 };
    const reading = { matrix } as unknown as CoachEvidenceSources['mistakes']['reading'];
    expect(codes({ mistakes: { reading, isStale: false } })).toEqual(['oneClassTakesAll']);
    expect(codes({ mistakes: { reading, isStale: true } })).toEqual([]);
  });

  it('a drawing by hand, not an image of the data set, and only for networks that learned digits', () => {
    const corner = exampleDigits[3]?.map((stroke) => stroke.map(([x, y]) => [x / 3, y / 3] as const)) ?? [];
    const image = uncentredFromStrokes(corner);
    expect(codes({ drawing: { image, sample: null } })).toContain('drawingTooSmall');
    expect(codes({ drawing: { image, sample: new Uint8Array(784) } })).toEqual([]);
    expect(codes({ drawing: { image, sample: null }, dataset: 'fashion-10k' })).toEqual([]);
    expect(codes({ drawing: { image, sample: null }, training: { ...sources.training, trainedSteps: 0 } })).toEqual([]);
  });

  it('kernels inside the network that began at zero, which one press mends', () => {
    const store = createStore(createNetworkState(() => 0));
    const zeros = (id: string) => store.getState().setParam(id, 'kernelInitializer', 'zeros');
    const training = () => ({ ...sources.training, built: store.getState().network });
    const layers = [{ layerId: 'layer-1', channels: 4, dead: 4 }];
    zeros('layer-7');
    expect(codes({ training: training(), layers })).toEqual(['deadRelu']);
    zeros('layer-3');
    const [finding] = coachFindings(evidenceOf({ ...sources, training: training(), layers }));
    expect(finding).toMatchObject({ code: 'zeroKernels', layerId: 'layer-3' });
    if (!finding) throw new Error('not found');
    const answered = () => isAnswered(finding, { settings, network: store.getState().network }, settings);
    expect(answered()).toBe(false);
    store.getState().useUsualKernels();
    expect(answered()).toBe(true);
    expect(store.getState().network).toEqual(presets['mnist-first-convnet'].network);
    store.getState().undo({ settings, dataset: 'mnist-10k' });
    expect(answered()).toBe(false);
  });

  it('the channels that never answer', () => {
    const activity = [{ layerId: 'layer-3', dead: Uint8Array.of(1, 0, 1, 1), deadCount: 3 }];
    const layers = deadChannelsOf({ trainedSteps: 1, variables: [], activity });
    expect(layers).toEqual([{ layerId: 'layer-3', channels: 4, dead: 3 }]);
    expect(codes({ layers })).toEqual(['deadRelu']);
  });
});

describe('a finding', () => {
  it('is answered once its setting is what it asks for or has gone towards it, but not by a change for the worse', () => {
    const [finding] = coachFindings(evidenceOf({ ...sources, batches: leapt }));
    if (!finding) throw new Error('the leap was not found');
    const isAnsweredBy = (learningRate: number) =>
      isAnswered(finding, { settings: { ...settings, learningRate }, network }, settings);
    expect([0.001, 0.1, 1, 3].map(isAnsweredBy)).toEqual([true, true, false, false]);
  });
});

describe('dead layers', () => {
  const rested = { flow: 'done', trainedSteps: 500, version: 7 } as const;
  const stats = (deadCount: number) => ({
    trainedSteps: 500,
    variables: [],
    activity: [{ layerId: 'layer-3', dead: new Uint8Array(4), deadCount }],
  });
  function setup() {
    const engine = createFakeEngine();
    const watch = new LayerWatch(engine, () => undefined);
    return { engine, watch };
  }

  it('are searched for once where a run rests, and never while it trains', async () => {
    const { engine, watch } = setup();
    void watch.look({ ...rested, flow: 'training' });
    expect(engine.count('weightStats')).toBe(0);
    void watch.look(rested);
    void watch.look(rested);
    expect(engine.count('weightStats')).toBe(1);
    await engine.last('weightStats').resolve(stats(3));
    expect(watch.found).toEqual([{ layerId: 'layer-3', channels: 4, dead: 3 }]);
  });

  it('of an earlier run are forgotten when another one begins, even those whose search is still under way', async () => {
    const { engine, watch } = setup();
    void watch.look(rested);
    await engine.last('weightStats').resolve(stats(3));
    watch.forget();
    expect(watch.found).toEqual([]);
    void watch.look(rested);
    watch.forget();
    await engine.last('weightStats').resolve(stats(4));
    expect(watch.found).toEqual([]);
  });
});
