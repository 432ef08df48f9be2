import type { Reply } from '../protocol/messages';

export type Hear = (reply: Reply) => void;

/** How far a loading is: the next report says all that this one does, which is not so of a training. */
const isOfLoading = (reply: Reply): boolean => reply.kind === 'progress' && reply.call === 'loadDataset';

/** Keeps what a worker says until `ready`, and then gives it on, one reply in a task, so that the browser can paint between them. Of the reports of a loading the last one is enough. */
export function heldUntil(ready: Promise<unknown>, hear: Hear): Hear {
  const held: Reply[] = [];
  let isHolding = true;
  const giveNext = (): void => {
    const next = held.shift();
    isHolding = next !== undefined;
    if (!next) return;
    setTimeout(giveNext);
    hear(next);
  };
  void ready.then(giveNext);
  return (reply) => {
    if (!isHolding) {
      hear(reply);
      return;
    }
    const last = held.at(-1);
    if (last && isOfLoading(last) && isOfLoading(reply)) held.pop();
    held.push(reply);
  };
}
