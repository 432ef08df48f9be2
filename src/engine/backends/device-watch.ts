/**
 * Hearing that a GPU is gone or has failed: its driver was restarted or updated, the laptop changed graphics cards, the browser took it away, its memory is full,
 * or it refuses what it is asked. tfjs does not listen; without this, training would go on with junk.
 */
import { EngineFault } from '../core/fault';
import { DeviceFault } from './device-fault';

/** Work on a failing device fails, and one that goes away complains of much; that it is gone is told within this time in milliseconds. */
const patience = 500;

export class DeviceWatch {
  /** Resolves when the device is lost or has failed; never rejects. */
  readonly failed: Promise<DeviceFault>;
  private found: DeviceFault | null = null;
  private isSettled = false;
  private tell!: (fault: DeviceFault) => void;
  /** Ends the work under way. */
  private readonly interrupts = new Set<(fault: DeviceFault) => void>();

  /** @param lost resolves when the device is lost, with the browser's own words; without, it cannot be */
  constructor(lost?: Promise<string>) {
    this.failed = new Promise((resolve) => (this.tell = resolve));
    void lost?.then((words) => {
      this.settle(new DeviceFault('deviceLost', words));
    });
  }

  /** What is wrong with the device; null as long as nothing is. */
  get fault(): DeviceFault | null {
    return this.found;
  }

  /** Tells of a failure: from now on all that the device computes is junk. The first one counts, the others follow from it, unless the device turns out to be lost. */
  fail(fault: DeviceFault): void {
    if (this.found) return;
    this.found = fault;
    setTimeout(() => {
      this.settle(fault);
    }, patience);
  }

  private settle(fault: DeviceFault): void {
    if (this.isSettled) return;
    this.isSettled = true;
    this.found = fault;
    for (const interrupt of this.interrupts) interrupt(fault);
    this.tell(fault);
  }

  /**
   * Waits for work that reads from the device, but not longer than until the device is lost or fails: some reads would never end, and a training may be paused.
   *
   * @throws DeviceFault when the device has failed by then, whatever the work gave; else what the work threw
   */
  async guard<T>(work: Promise<T>): Promise<T> {
    let interrupt!: (fault: DeviceFault) => void;
    const interrupted = new Promise<never>((_, reject) => (interrupt = reject));
    this.interrupts.add(interrupt);
    if (this.found && this.isSettled) interrupt(this.found);
    try {
      const value = await Promise.race([patient(work), interrupted]);
      if (!this.found) return value;
    } catch (error) {
      if (!this.found) throw error;
    } finally {
      this.interrupts.delete(interrupt);
    }
    throw await this.failed;
  }
}

/** Work that fails waits for the device's failure that may have been its cause. */
async function patient<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (mayBeOfDevice(error)) await new Promise((resolve) => setTimeout(resolve, patience));
    throw error;
  }
}

/** What the engine itself finds wrong is no fault of the device, but for a loss that junk may have made. */
function mayBeOfDevice(error: unknown): boolean {
  return !(error instanceof EngineFault) || error.code === 'lossNotFinite';
}
