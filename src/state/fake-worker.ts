/** A worker that answers by itself, and that can die, for tests of joined flows. */
import type { BuiltInId, DatasetInfo } from '../domain/data/datasets';
import { ownSetInfo, type OwnSetData } from '../domain/data/own-set';
import type { EngineEvents } from '../engine-client/engine-client';
import type { EngineFailure } from '../domain/engine-failure';
import type { CallKind, Calls } from '../protocol/messages';
import { createFakeEngine, settle, type FakeCall, type FakeEngine } from './engine/fake-engine';

function builtInInfo(id: BuiltInId): DatasetInfo {
  const classNames = Array.from({ length: 10 }, (_, label) => `class ${label}`);
  const perClass = classNames.map(() => 100);
  return {
    id,
    imageShape: [28, 28, 1],
    classNames,
    trainCount: 800,
    testCount: 200,
    trainPerClass: perClass,
    testPerClass: perClass,
  };
}

/** What a worker in good health says at once; a training and whatever reads all images wait for the test. */
const answers: { readonly [K in CallKind]?: (args: Calls[K]['args']) => unknown } = {
  start: ({ backend }) => ({
    backend: 'wasm',
    choice: backend,
    reason: 'fastest',
    adapter: '',
    threads: 1,
    stepMilliseconds: {},
    rejected: [],
  }),
  loadDataset: ({ dataset }) => builtInInfo(dataset),
  loadOwnSet: (data: OwnSetData) => ownSetInfo(data),
  heldData: () => ({ sets: [], problem: null }),
  build: () => ({ parameters: 1, arithmetic: 'fused' }),
  restore: ({ snapshot }) => ({ parameters: 1, trainedSteps: snapshot.position.steps, arithmetic: 'fused' }),
  predict: () => null,
  predictMany: () => null,
  maps: () => null,
  damage: ({ damage }) => ({ items: damage.length }),
};

export interface FakeWorker extends FakeEngine {
  /** Kinds of calls that wait for the test from now on. */
  readonly held: Set<CallKind>;
  /** The worker ends; calls under way fail. The next call finds a fresh one. */
  die(): Promise<void>;
}

export function fakeWorker(events: EngineEvents): FakeWorker {
  const engine = createFakeEngine();
  const waiting = new Set<FakeCall>();
  let isAlive = false;
  const held = new Set<CallKind>();
  const crashed: EngineFailure = { code: 'crashed', detail: 'the worker ended' };
  const worker: FakeWorker = {
    ...engine,
    held,
    call(kind, args, onProgress) {
      if (!isAlive) {
        isAlive = true;
        events.onSpawn(worker);
      }
      const reply = engine.call(kind, args, onProgress);
      const call = engine.last(kind) as unknown as FakeCall;
      waiting.add(call);
      const forget = () => waiting.delete(call);
      reply.then(forget, forget);
      const answer = held.has(kind) ? undefined : answers[kind];
      if (answer) void call.resolve(answer(args) as never);
      return reply;
    },
    async die() {
      isAlive = false;
      const left = [...waiting];
      events.onEnd?.(left.length > 0);
      await Promise.all(left.map((call) => call.reject(crashed)));
      await settle();
    },
  };
  return worker;
}
