/** Has the drawings that come with a task read by the network whenever its weights have changed, undamaged, all by the same weights. */
import type { StoreApi } from 'zustand/vanilla';
import { digitFromStrokes } from '../../domain/digit/from-strokes';
import { side } from '../../domain/digit/mnist-form';
import { sideBySide } from '../../domain/digit/side-by-side';
import { likeliest } from '../../domain/explain/prediction';
import type { GivenDrawing } from '../../domain/lesson/goal';
import { isSameNetwork } from '../../domain/network/same-network';
import type { Engine } from '../../engine-client/api';
import type { NetworkState } from '../network/network-state';
import type { TrainingState } from '../training/training-state';

type Answers = ReadonlyMap<GivenDrawing, number>;

interface Sources {
  readonly engine: Engine;
  readonly training: StoreApi<TrainingState>;
  readonly network: StoreApi<NetworkState>;
}

interface DrawingsReader {
  /** Has them read, where that was not yet done with these weights. Never rejects. */
  readonly read: (drawings: readonly GivenDrawing[]) => Promise<void>;
  /** The newest answers; none while the weights are not those of the network on the page. */
  readonly answers: () => Answers;
}

const none: Answers = new Map();

/** @param onRead told of new answers */
export function createDrawingsReader({ engine, training, network }: Sources, onRead: () => void): DrawingsReader {
  let answers = none;
  /** The weights and the drawings that were asked about last. */
  let asked: readonly unknown[] = [];
  let isBusy = false;

  function isOfNetwork(): boolean {
    const { built } = training.getState();
    return built !== null && isSameNetwork(built, network.getState().network);
  }

  async function read(drawings: readonly GivenDrawing[]): Promise<void> {
    const { version, built } = training.getState();
    const now = [version, built, ...drawings];
    if (isBusy || drawings.length === 0 || !isOfNetwork() || isSameList(now, asked)) return;
    asked = now;
    isBusy = true;
    try {
      answers = await answersTo(engine, drawings);
    } catch {
      // There is no network to ask: it is asked again when there is one.
      answers = none;
    }
    isBusy = false;
    onRead();
  }

  return { read, answers: () => (isOfNetwork() ? answers : none) };
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}

async function answersTo(engine: Engine, drawings: readonly GivenDrawing[]): Promise<Answers> {
  const images = sideBySide(drawings.map(({ strokes }) => digitFromStrokes(strokes) ?? new Float32Array(side * side)));
  const args = { images, count: drawings.length, view: 'task', isWhole: true };
  const answer = await engine.call('predictMany', args, { transfer: true });
  if (!answer) return none;
  const { probabilities, classes } = answer;
  const labelAt = (at: number) => likeliest(probabilities.subarray(at * classes, (at + 1) * classes))?.label ?? -1;
  return new Map(drawings.map((drawing, at) => [drawing, labelAt(at)]));
}
