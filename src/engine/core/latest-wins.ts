import { turn } from './pause';

/** Answers a question. Long work looks now and then whether a newer question waits, and gives up with null then. */
export type LatestWork<Q, A> = (question: Q, isOvertaken: () => boolean) => Promise<A | null>;

/** Answers only the newest of the questions that wait; older ones get null. So answers keep up with a pen however slow they are. */
export class LatestWins<Q, A> {
  private waiting: { question: Q; resolve: (answer: A | null) => void; reject: (error: unknown) => void } | null = null;
  private isBusy = false;

  constructor(private readonly work: LatestWork<Q, A>) {}

  ask(question: Q): Promise<A | null> {
    this.waiting?.resolve(null);
    return new Promise((resolve, reject) => {
      this.waiting = { question, resolve, reject };
      if (!this.isBusy) void this.run();
    });
  }

  /** Async, so that work which throws at once fails like work which fails later. */
  private async attempt(question: Q): Promise<A | null> {
    return this.work(question, () => this.waiting !== null);
  }

  private async run(): Promise<void> {
    this.isBusy = true;
    await turn(); // questions that have arrived meanwhile overtake this one
    while (this.waiting) {
      const { question, resolve, reject } = this.waiting;
      this.waiting = null;
      await this.attempt(question).then(resolve, reject);
    }
    this.isBusy = false;
  }
}
