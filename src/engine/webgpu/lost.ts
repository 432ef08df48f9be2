/**
 * Hearing that a GPU is gone: its driver was restarted or updated, the laptop changed graphics cards, the browser took it away. tfjs does not listen;
 * without this, training would go on with junk.
 */

/** Thrown out of work that a lost device cannot finish. */
export class DeviceLostError extends Error {
  override readonly name = 'DeviceLostError';
}

/** Reads from a lost device fail; the loss itself is told before or after, within this time in milliseconds. */
const patience = 500;

export class DeviceWatch {
  /** Resolves when the device is lost, with the browser's own words; never rejects. */
  readonly lost: Promise<string>;
  private words: string | null = null;

  constructor(device: GPUDevice) {
    this.lost = device.lost.then(({ reason, message }) => (this.words = message || reason));
  }

  get isLost(): boolean {
    return this.words !== null;
  }

  /**
   * Waits for work that ends in a read from the device.
   *
   * @throws DeviceLostError when the device is lost by then, whatever the work gave; else what the work threw
   */
  async guard<T>(work: Promise<T>): Promise<T> {
    const [outcome] = await Promise.allSettled([work]);
    if (outcome.status === 'rejected') await Promise.race([this.lost, after(patience)]);
    if (this.words !== null) throw new DeviceLostError(this.words);
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
