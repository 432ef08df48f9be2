/** Has images read by the engine, one at a time: while one is under way only the newest waits. */
import type { Engine } from '../../engine-client/api';
import type { EngineFailure } from '../../domain/engine-failure';
import type { Prediction } from '../../domain/explain/prediction';
import { failureOf } from '../engine/failure';
import { isOvertaken, newest } from '../newest';

export interface Reader {
  /** Reads an image. What comes back for an older image of the same subject still counts: it shows the probabilities move while one draws. */
  read(image: Float32Array): void;
  /** From here on another subject is read (or none): replies about the earlier one are dropped. */
  forget(): void;
}

interface Listener {
  readonly onPrediction: (prediction: Prediction) => void;
  readonly onFailure: (failure: EngineFailure) => void;
}

export function createReader(engine: Engine, { onPrediction, onFailure }: Listener): Reader {
  const subjects = newest();
  let subject = subjects.begin();
  let isBusy = false;
  let waiting: Float32Array | null = null;

  async function send(image: Float32Array): Promise<void> {
    const ours = subject;
    isBusy = true;
    try {
      const prediction = await engine.call('predict', { image }, { signal: ours });
      if (prediction !== null && !isOvertaken(ours)) onPrediction(prediction);
    } catch (error) {
      if (!isOvertaken(ours)) onFailure(failureOf(error));
    }
    isBusy = false;
    const next = waiting;
    waiting = null;
    if (next !== null) void send(next);
  }

  return {
    read(image) {
      if (isBusy) waiting = image;
      else void send(image);
    },
    forget() {
      subject = subjects.begin();
      waiting = null;
    },
  };
}
