/**
 * Asks the worker again and again, but so seldom that a training hardly notices: one question at a time, and while a training runs a rest of many times
 * what the last question cost.
 */

/** A rest of 50 times what a question costs, in the worker and for painting its answer, leaves it at most 1 / 51 of the time: less than 2 %. */
export const restFactor = 50;

/** At least so many milliseconds from one picture to the next while a training runs: nobody follows more. */
export const leastRest = 700;

export interface AskerSurroundings {
  /**
   * Asks whatever is wanted now; resolves with the milliseconds that it took from the worker and from the page, which on two cores paints with what the
   * training computes with. Never rejects.
   */
  readonly ask: () => Promise<number>;
  readonly isTraining: () => boolean;
  /** Calls back after so many milliseconds; gives back what calls it off. */
  readonly after: (milliseconds: number, then: () => void) => () => void;
}

export interface Asker {
  /** Something has changed: ask as soon as the rest is over, or, for what the user waits for, at once. */
  need(isUrgent?: boolean): void;
}

export function createAsker({ ask, isTraining, after }: AskerSurroundings): Asker {
  let isNeeded = false;
  let isBusy = false;
  let isFirst = true;
  let wake: (() => void) | null = null;

  async function run(): Promise<void> {
    isNeeded = false;
    isBusy = true;
    const cost = await ask();
    isBusy = false;
    rest(isTraining() ? restAfter(cost) : 0);
    isFirst = !isTraining();
  }

  /** The first question of a training waits for what begins with it, such as the charts: what it took says nothing about the next. */
  function restAfter(cost: number): number {
    return isFirst ? leastRest : Math.max(leastRest, restFactor * cost);
  }

  function rest(milliseconds: number): void {
    if (milliseconds === 0) {
      if (isNeeded) void run();
      return;
    }
    wake = after(milliseconds, () => {
      wake = null;
      if (isNeeded) void run();
    });
  }

  return {
    need(isUrgent = false) {
      isNeeded = true;
      if (isBusy || (wake && !isUrgent)) return;
      wake?.();
      wake = null;
      void run();
    },
  };
}
