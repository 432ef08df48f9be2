/** What the page asked of the training under way; the step loop looks at it between steps. */
export class Steering {
  private state: 'running' | 'paused' | 'stopped';
  private stepsAllowed = 0;
  private wake: (() => void) | null = null;

  constructor(paused: boolean) {
    this.state = paused ? 'paused' : 'running';
  }

  pause(): void {
    if (this.state === 'running') this.state = 'paused';
  }
  resume(): void {
    if (this.state === 'paused') this.change('running');
  }
  /** Allows one step while paused. */
  step(): void {
    if (this.state !== 'paused') return;
    this.stepsAllowed += 1;
    this.wake?.();
  }
  stop(): void {
    this.change('stopped');
  }

  get isStopped(): boolean {
    return this.state === 'stopped';
  }
  /** Whether the loop must wait before its next step. */
  get mustWait(): boolean {
    return this.state === 'paused' && this.stepsAllowed === 0;
  }
  /** Uses up the permission for one step, if it was given step by step. */
  takeStep(): void {
    if (this.state === 'paused') this.stepsAllowed -= 1;
  }
  /** Resolves when the page has said anything that lets the loop go on. */
  changed(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  private change(state: 'running' | 'stopped'): void {
    this.state = state;
    this.stepsAllowed = 0;
    this.wake?.();
  }
}
