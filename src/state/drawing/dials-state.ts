/** Dials on the drawing, and how likely the network holds each class as each of them turns. */
import type { StateCreator } from 'zustand';
import { neutralDials, type DialName, type DialValues } from '../../domain/digit/dial-table';
import type * as Dials from '../../domain/digit/dials';
import type { Grid } from '../../domain/digit/grid';
import { sideBySide } from '../../domain/digit/side-by-side';
import type { Engine } from '../../engine-client/api';
import type { EngineFailure } from '../../domain/engine-failure';
import { failureOf } from '../engine/failure';
import { isOvertaken, newest } from '../newest';

export interface DialsState {
  readonly values: DialValues;
  /** The drawing with all dials applied; null when nothing is drawn, and before somebody has looked. */
  readonly picture: Grid | null;
  /** Class probabilities of `picture`. */
  readonly probabilities: readonly number[] | null;
  readonly curves: Dials.DialCurves | null;
  readonly failure: EngineFailure | null;
  readonly setDial: (name: DialName, value: number) => void;
  readonly reset: () => void;
  /** The drawing has changed; null when nothing is drawn. */
  readonly setDrawing: (drawing: Grid | null) => void;
  /** Reads everything again, for the weights have changed. */
  readonly refresh: () => void;
  /** Curves are computed only while somebody looks at them. */
  readonly watch: (isWatched: boolean) => void;
}

/** The seed of the noise: any one number, so that the same dial shows the same picture. */
const noiseSeed = 1;
const nothingRead = { probabilities: null, curves: null } as const;

export function createDialsState(engine: Engine): StateCreator<DialsState> {
  return (set, get) => {
    const questions = newest();
    let drawing: Grid | null = null;
    /** What dials do to pictures: loaded when somebody looks. */
    let sums: typeof Dials | null = null;
    let isWatched = false;
    let isBusy = false;
    let isOutdated = true;

    const isAskedFor = (): boolean => isOutdated && isWatched;

    /** One question at a time; what has changed meanwhile is asked when its answer is there. */
    function changed(): void {
      isOutdated = true;
      const picture = sums && drawing && sums.dialled(drawing, get().values, noiseSeed);
      set({ picture, ...(picture === null && nothingRead) });
      if (isWatched && !isBusy) void ask();
    }

    /** Nobody looks at what is being asked; it is asked again when somebody does. */
    function giveUp(): void {
      questions.end();
      isOutdated ||= isBusy;
    }

    async function ask(): Promise<void> {
      const { picture, values } = get();
      if (sums === null || drawing === null || picture === null) return;
      [isBusy, isOutdated] = [true, false];
      const signal = questions.begin();
      try {
        await read([picture, ...sums.dialSweep(drawing, values, noiseSeed)], signal, sums);
      } catch (error) {
        if (!isOvertaken(signal)) set({ failure: failureOf(error), ...nothingRead });
      }
      isBusy = false;
      if (isAskedFor()) void ask();
    }

    async function read(pictures: readonly Grid[], signal: AbortSignal, { sweepCurves }: typeof Dials): Promise<void> {
      const images = sideBySide(pictures.map(({ values }) => values));
      const args = { images, count: pictures.length, view: 'dials' };
      const answer = await engine.call('predictMany', args, { transfer: true, signal });
      if (!answer || isOvertaken(signal)) return;
      const { probabilities, classes } = answer;
      set({
        probabilities: Array.from(probabilities.subarray(0, classes)),
        curves: sweepCurves(probabilities.subarray(classes), classes),
        failure: null,
      });
    }

    async function load(): Promise<void> {
      try {
        sums = await import('../../domain/digit/dials');
        changed();
      } catch (error) {
        set({ failure: failureOf(error) });
      }
    }

    return {
      values: neutralDials,
      picture: null,
      ...nothingRead,
      failure: null,
      setDial(name, value) {
        set({ values: { ...get().values, [name]: value } });
        changed();
      },
      reset() {
        set({ values: neutralDials });
        changed();
      },
      setDrawing(next) {
        drawing = next;
        if (next === null) questions.end();
        changed();
      },
      refresh: changed,
      watch(next) {
        isWatched = next;
        if (!isWatched) giveUp();
        else if (!sums) void load();
        else if (isOutdated && !isBusy) void ask();
      },
    };
  };
}
