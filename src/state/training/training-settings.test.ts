/** Settings that are changed beside a training. */
import { describe, expect, it } from 'vitest';
import { defaultOptimizer } from '../../domain/training/training';
import { settle } from '../engine/fake-engine';
import { progressOf, setUpTraining } from './fake-training';

describe('changing settings', () => {
  it('sends a new learning rate to the run under way, and nothing else', async () => {
    const { engine, training } = setUpTraining();
    training.getState().setSettings({ learningRate: 0.01 });
    void training.getState().train();
    await settle();
    engine.last('train').progress(progressOf(1));
    training.getState().setSettings({ learningRate: 0.003 });
    training.getState().setSettings({ batchSize: 128 });
    training.getState().setSettings({ learningRate: -1 });
    expect(engine.controls).toEqual([{ kind: 'setLearningRate', learningRate: 0.003 }]);
    expect(training.getState().runSettings).toMatchObject({ learningRate: 0.003, batchSize: 64 });
  });

  it('tells the worker the learning rate that was set while it prepared', async () => {
    const { engine, training } = setUpTraining();
    void training.getState().train();
    await settle();
    training.getState().setSettings({ learningRate: 0.02 });
    expect(engine.controls).toEqual([]);
    engine.last('train').progress(progressOf(1));
    expect(engine.controls).toEqual([{ kind: 'setLearningRate', learningRate: 0.02 }]);
  });

  it('keeps the learning rate of a newly chosen optimizer for the next run', async () => {
    const { engine, training } = setUpTraining();
    void training.getState().train();
    await settle();
    training.getState().setSettings({ optimizer: defaultOptimizer('SGD'), learningRate: 0.01 });
    expect(engine.controls).toEqual([]);
  });

  it('starts with the learning rate that was set while the data were loading', async () => {
    const { engine, training } = setUpTraining();
    void training.getState().train();
    training.getState().setSettings({ learningRate: 0.1 });
    await settle();
    expect(engine.last('train').args.settings.learningRate).toBe(0.1);
    expect(engine.controls).toEqual([]);
  });
});
