import { describe, expect, it, test } from 'vitest';
import en from '../../../lang/en.json';
import { engineErrorCodes } from '../../domain/engine-failure';
import { lossCauses } from '../../domain/training/loss-causes';
import { flowStates } from '../../domain/training/training-flow';
import { failureKey } from './failure-key';
import { shareOf, statusKey, trainReason } from './run-words';

const evaluation = { loss: 1, accuracy: 0.5, count: 10, seconds: 1 };
const rest = { isStopping: false, progress: null, evaluation: null };

describe('the state of a run', () => {
  it.each([
    [{ flow: 'training', isStopping: true }, 'training.stateStopping'],
    [{ flow: 'training', progress: { phase: 'validating' } }, 'training.stateValidating'],
    [{ flow: 'training', progress: { phase: 'training' } }, 'training.state_training'],
    [{ flow: 'paused', progress: { phase: 'validating' } }, 'training.state_paused'],
    // Without a test result a run has not come to its end by itself.
    [{ flow: 'done' }, 'training.stateStopped'],
    [{ flow: 'done', evaluation }, 'training.state_done'],
  ] as const)('of %j is said by %s', (state, key) => {
    expect(statusKey({ ...rest, ...state })).toBe(key);
  });

  it('has words in every state', () => {
    for (const flow of flowStates) expect(en).toHaveProperty([statusKey({ ...rest, evaluation, flow })]);
  });
});

test('the share of a run grows from nothing to one, over all its epochs', () => {
  const at = (epoch: number, step: number) => shareOf({ epoch, epochs: 4, step, stepsPerEpoch: 10 });
  expect([shareOf(null), at(1, 0), at(1, 5), at(3, 0), at(4, 10)]).toEqual([0, 0, 0.125, 0.5, 1]);
  expect(shareOf({ epoch: 5, epochs: 4, step: 3, stepsPerEpoch: 10 })).toBe(1);
});

test('Train says what stands in its way: a run, an exchange of weights, then what is to be mended', () => {
  const obstacle = 'training.obstacleNetwork';
  expect(trainReason({ flow: 'idle', isHeld: false }, null)).toBeNull();
  expect(trainReason({ flow: 'done', isHeld: false }, obstacle)).toBe(obstacle);
  expect(trainReason({ flow: 'done', isHeld: true }, obstacle)).toBe('training.obstacleHeld');
  expect(trainReason({ flow: 'paused', isHeld: true }, obstacle)).toBe('training.obstacleUnderWay');
});

test('every failure has words, and a loss that is no number those of its cause, known or not', () => {
  for (const code of engineErrorCodes.filter((each) => each !== 'lossNotFinite'))
    expect(en).toHaveProperty([failureKey({ code, detail: 'x' })]);
  for (const detail of lossCauses) expect(en).toHaveProperty([failureKey({ code: 'lossNotFinite', detail })]);
  expect(failureKey({ code: 'lossNotFinite', detail: 'moonlight' })).toBe('failure.lossNotFinite_unknown');
});
