import { describe, expect, test } from 'vitest';
import { allowed, flowEvents, flowStates, isUnderWay, next, type FlowEvent, type FlowState } from './training-flow';

/** Follows events from a state; fails on one that is not allowed. */
function follow(start: FlowState, ...events: readonly FlowEvent[]): FlowState {
  return events.reduce<FlowState>((state, event) => {
    const after = next(state, event);
    if (after === null) throw new Error(`${event} is not allowed when ${state}`);
    return after;
  }, start);
}

describe('a training', () => {
  test('runs to its end and may run again', () => {
    expect(follow('idle', 'train', 'ready', 'finish')).toBe('done');
    expect(follow('done', 'train', 'ready')).toBe('training');
  });

  test('is paused, goes on batch by batch, and resumes', () => {
    expect(follow('idle', 'train', 'ready', 'pause', 'step', 'step')).toBe('paused');
    expect(follow('paused', 'resume', 'stop')).toBe('done');
  });

  test('can begin with single steps', () => {
    expect(follow('idle', 'step', 'pause', 'step')).toBe('paused');
  });

  test('can end with a single step', () => {
    expect(follow('paused', 'step', 'finish')).toBe('done');
  });

  test('that is stopped before it began leaves nothing behind', () => {
    expect(follow('idle', 'train', 'stop')).toBe('idle');
  });

  test('that failed may be tried again or reset', () => {
    expect(follow('training', 'fail', 'train')).toBe('preparing');
    expect(follow('training', 'fail', 'reset')).toBe('idle');
  });
});

describe('the table', () => {
  test('tells which buttons work', () => {
    expect(allowed('idle')).toEqual(['train', 'step', 'fail', 'reset', 'restore']);
    expect(allowed('training')).toEqual(['pause', 'stop', 'finish', 'fail']);
    expect(allowed('paused')).toEqual(['step', 'resume', 'stop', 'finish', 'fail', 'reset']);
    expect(next('training', 'train')).toBeNull();
    expect(next('training', 'reset')).toBeNull();
    expect(next('idle', 'resume')).toBeNull();
    expect(next('training', 'restore')).toBeNull();
  });

  test('lets every state be reached from idle and led back to it', () => {
    const reach = (from: FlowState) => {
      const found = new Set<FlowState>([from]);
      for (const state of found) for (const event of flowEvents) found.add(next(state, event) ?? state);
      return found;
    };
    expect(reach('idle')).toEqual(new Set(flowStates));
    for (const state of flowStates) expect(reach(state)).toContain('idle');
  });

  test('every state can fail', () => {
    for (const state of flowStates) expect(next(state, 'fail')).toBe('failed');
  });

  test('knows when a run is under way', () => {
    expect(flowStates.filter(isUnderWay)).toEqual(['preparing', 'training', 'paused']);
  });
});
