import type { FromView } from '../../protocol/inspect';
import { LatestWins, type LatestWork } from '../core/latest-wins';

/** Latest-wins for each view apart: a slider's question never overtakes that of a panel beside it. */
export class LatestByView<Q extends FromView, A> {
  private readonly views = new Map<string, LatestWins<Q, A>>();

  constructor(private readonly work: LatestWork<Q, A>) {}

  ask(question: Q, signal?: AbortSignal): Promise<A | null> {
    const view = question.view ?? '';
    const latest = this.views.get(view) ?? new LatestWins(this.work);
    this.views.set(view, latest);
    return latest.ask(question, signal);
  }
}
