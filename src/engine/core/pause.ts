/** Lets waiting messages be handled. Unlike timers and animation frames, message channels are not slowed down in a hidden tab. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Gives way to messages when the worker has been busy for this long, in milliseconds: short enough for a prediction to keep up with the pen. */
const busyLimit = 8;

/**
 * A `turn` that mostly does nothing: it gives way only when the last turn is long enough ago. Then twice, for a question that has arrived waits for a turn of its own
 * whether newer ones overtake it (see LatestWins), and would otherwise have its answer a step later.
 */
export function turns(now: () => number = () => performance.now()): () => Promise<void> {
  let last = now();
  return async () => {
    if (now() - last < busyLimit) return;
    await turn();
    await turn();
    last = now();
  };
}
