/** Speed of a training: steps and images a second over the last few seconds, without pauses. */
export class Pace {
  private readonly marks: { seconds: number; steps: number; images: number }[] = [];
  private last = performance.now();

  /** Starts the clock again, after a pause or a validation. */
  restart(): void {
    this.last = performance.now();
  }

  /** Counts steps done since the last call. */
  count(steps: number, images: number): void {
    const now = performance.now();
    this.marks.push({ seconds: (now - this.last) / 1000, steps, images });
    if (this.marks.length > 30) this.marks.shift();
    this.last = now;
  }

  get imagesPerSecond(): number {
    const { seconds, images } = this.sums();
    return seconds > 0 ? images / seconds : 0;
  }

  /** Null until something was counted. */
  get secondsPerStep(): number | null {
    const { seconds, steps } = this.sums();
    return steps > 0 ? seconds / steps : null;
  }

  private sums(): { seconds: number; steps: number; images: number } {
    return this.marks.reduce(
      (sum, mark) => ({
        seconds: sum.seconds + mark.seconds,
        steps: sum.steps + mark.steps,
        images: sum.images + mark.images,
      }),
      { seconds: 0, steps: 0, images: 0 },
    );
  }
}
