/** A drawing rests for this many times as long as the last one took: on few cores, the charts must not slow the training that they show. */
const restFactor = 24;

/** When a chart that follows a training may be drawn again. All times in milliseconds. */
export class DrawingPace {
  /** When the drawing under way began; null where there is none. */
  private begun: number | null = null;
  private ended = -Infinity;
  private took = 0;
  private hadLines = false;

  begin(now: number): void {
    this.begun = now;
  }

  /** @param hasLines whether anything has been drawn */
  end(now: number, hasLines: boolean): void {
    // The first drawing waits for the chart itself to come, which says nothing of those after it.
    if (this.begun !== null && this.hadLines) this.took = now - this.begun;
    this.begun = null;
    this.ended = now;
    this.hadLines = hasLines;
  }

  isRested(now: number): boolean {
    return this.begun === null && now - this.ended > restFactor * this.took;
  }
}
