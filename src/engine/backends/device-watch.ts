/**
 * Hearing that a GPU is gone or has failed: its driver was restarted or updated, the laptop changed graphics cards, the browser took it away, its memory is full.
 * tfjs does not listen; without this, training would go on with junk.
 */
import { EngineFault } from '../fault';

/** Thrown out of work that a lost device cannot finish. */
export class DeviceLostError extends Error {
  override readonly name = 'DeviceLostError';
}

/** Reads from a lost device fail; the loss itself is told before or after, within this time in milliseconds. */
const patience = 500;

export class DeviceWatch {
  /** Resolves when the device is lost, with the browser's own words; never rejects. */
  readonly lost: Promise<string>;
  private loss: DeviceLostError | null = null;
  /** A failure at a time when no work was under way: it belongs to the next. */
  private missed: EngineFault | null = null;
  /** Ends the work under way. */
  private readonly interrupts = new Set<(error: Error) => void>();

  constructor(lost: Promise<string>) {
    this.lost = lost.then((words) => {
      this.interrupt((this.loss = new DeviceLostError(words)));
      return words;
    });
  }

  get isLost(): boolean {
    return this.loss !== null;
  }

  /** Tells of a failure that no call throws: what the device computes is junk, though it is still there. */
  fail(fault: EngineFault): void {
    if (this.interrupts.size === 0) this.missed = fault;
    this.interrupt(fault);
  }

  /**
   * Waits for work that reads from the device, but not longer than until the device is lost or fails: some reads would never end, and a training may be paused.
   *
   * @throws DeviceLostError when the device is lost by then, whatever the work gave; EngineFault when it failed; else what the work threw
   */
  async guard<T>(work: Promise<T>): Promise<T> {
    let interrupt!: (error: Error) => void;
    const interrupted = new Promise<never>((_, reject) => (interrupt = reject));
    this.interrupts.add(interrupt);
    const before = this.loss ?? this.missed;
    this.missed = null;
    if (before) interrupt(before);
    try {
      const value = await Promise.race([patient(work), interrupted]);
      if (this.loss) throw this.loss;
      return value;
    } finally {
      this.interrupts.delete(interrupt);
    }
  }

  private interrupt(error: Error): void {
    for (const interrupt of this.interrupts) interrupt(error);
  }
}

/** Work that fails waits for the loss that may have been its cause. */
async function patient<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof EngineFault)) await new Promise((resolve) => setTimeout(resolve, patience));
    throw error;
  }
}
