/** The states of a training and what leads from one to the next: a plain table, so that it can be tested and drawn without a page. */

export const flowStates = ['idle', 'preparing', 'training', 'paused', 'done', 'failed'] as const;
export type FlowState = (typeof flowStates)[number];

export const flowEvents = [
  'train', // the user starts a run
  'step', // the user asks for one batch; where no run is under way, for a run that begins paused
  'ready', // the worker has built the network and begins
  'pause',
  'resume',
  'stop', // the user ends the run; its weights are kept
  'finish', // the run came to its end by itself
  'fail', // the worker reported an error
  'reset', // fresh weights
  'restore', // weights of an earlier run take the place of the present ones
] as const;
export type FlowEvent = (typeof flowEvents)[number];

const transitions: Readonly<Record<FlowState, Partial<Record<FlowEvent, FlowState>>>> = {
  // No training since the weights were made.
  idle: { train: 'preparing', step: 'preparing', reset: 'idle', restore: 'done', fail: 'failed' },
  // A run that begins paused goes from here to `paused` without training first.
  preparing: { ready: 'training', pause: 'paused', stop: 'idle', finish: 'done', fail: 'failed' },
  training: { pause: 'paused', stop: 'done', finish: 'done', fail: 'failed' },
  // A step may be the run's last one.
  paused: { resume: 'training', step: 'paused', stop: 'done', finish: 'done', fail: 'failed', reset: 'idle' },
  done: { train: 'preparing', step: 'preparing', reset: 'idle', restore: 'done', fail: 'failed' },
  failed: { train: 'preparing', step: 'preparing', reset: 'idle', restore: 'done', fail: 'failed' },
};

/** The state that follows, or null where the event is not allowed and must change nothing. */
export function next(state: FlowState, event: FlowEvent): FlowState | null {
  return transitions[state][event] ?? null;
}

/** The events that a state allows, in the order of `flowEvents`: what the buttons go by. */
export function allowed(state: FlowState): FlowEvent[] {
  return flowEvents.filter((event) => next(state, event) !== null);
}

/** Whether a run is under way, so that the worker's weights belong to it. */
export function isUnderWay(state: FlowState): boolean {
  return state === 'preparing' || state === 'training' || state === 'paused';
}
