import { oneAtATime } from '../../domain/one-at-a-time';
import { turn } from './pause';

/** Answers a question. Long work looks at the signal now and then, and gives up with null when it is aborted: the answer is not wanted any more. */
export type LatestWork<Q, A> = (question: Q, signal: AbortSignal) => Promise<A | null>;

/** Answers only the newest of the questions that wait; older ones get null. So answers keep up with a pen however slow they are. */
export class LatestWins<Q, A> {
  private readonly inTurn = oneAtATime();
  private newest = new AbortController();

  constructor(private readonly work: LatestWork<Q, A>) {}

  /** @param signal aborted when the asker gives up; a newer question has the same effect */
  ask(question: Q, signal?: AbortSignal): Promise<A | null> {
    this.newest.abort();
    this.newest = new AbortController();
    const both = AbortSignal.any([this.newest.signal, ...(signal ? [signal] : [])]);
    return this.inTurn(() => this.answer(question, both));
  }

  private async answer(question: Q, signal: AbortSignal): Promise<A | null> {
    // Questions that have arrived in the meantime overtake this one.
    if (!signal.aborted) await turn();
    return signal.aborted ? null : this.work(question, signal);
  }
}
