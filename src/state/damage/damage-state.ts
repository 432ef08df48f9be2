/** What the user has damaged in the network, and what it does. The weights of the run are never touched: see engine/inspect/damaged-model.ts. */
import type { StoreApi } from 'zustand/vanilla';
import type { Damage } from '../../domain/explain/damage';
import type { Reading } from '../../domain/explain/prediction';
import type { EngineFailure } from '../../domain/engine-failure';
import type { Engine } from '../../engine-client/api';
import type { DataState } from '../data/data-state';
import type { DrawingState } from '../drawing/drawing-state';
import type { TrainingState } from '../training/training-state';

/** Of something, as it is without the damage and with it; null while it is not known. */
export interface BeforeAfter<T> {
  readonly before: T | null;
  readonly after: T | null;
}

export interface DamageState {
  readonly damage: Damage;
  /** How many filters and units are switched off. */
  readonly filtersOff: number;
  /** Whether the weights of any layer are noisy. */
  readonly isNoisy: boolean;
  /** Grows when the worker answers with another damage. */
  readonly version: number;
  /** What the drawing is taken for, null where the numbers are none; null where nothing is damaged, or drawn. */
  readonly answer: BeforeAfter<Reading> | null;
  /** The share of the first `count` test images that is answered rightly; null where nothing is damaged, or no such images are there. */
  readonly accuracy: (BeforeAfter<number> & { readonly count: number }) | null;
  /** Why the damage could not be done. */
  readonly failure: EngineFailure | null;
  /** Why the damage has gone by itself; until the user has taken note. */
  readonly ended: DamageEnd | null;
  /** Damages the network in another way; does nothing while a training is under way. Never rejects. */
  readonly change: (make: (damage: Damage) => Damage) => Promise<void>;
  /** The weights change in another way, which ends the damage; or there is another drawing. */
  readonly hear: (news: DamageEnd | 'drawn') => unknown;
  readonly dismiss: () => void;
}

/** A training has begun; or other weights have been put in place, or lost. */
export type DamageEnd = 'trained' | 'replaced';

export const undamaged = {
  damage: [],
  filtersOff: 0,
  isNoisy: false,
  answer: null,
  accuracy: null,
  failure: null,
  ended: null,
} as const;

export interface DamageSources {
  readonly engine: Engine;
  readonly training: StoreApi<TrainingState>;
  readonly drawing: StoreApi<DrawingState>;
  readonly data: StoreApi<DataState>;
}
