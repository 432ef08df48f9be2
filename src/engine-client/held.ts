import type { Reply } from '../protocol/messages';

export type Hear = (reply: Reply) => void;

/**
 * Keeps what a worker says until `ready`, and then gives it on, one reply in a task, so that the browser can paint between them. Of reports on the way of one call, the
 * last says all.
 */
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
    const last = held.at(-1);
    if (reply.kind === 'progress' && last?.kind === 'progress' && last.id === reply.id) held.pop();
    if (isHolding) held.push(reply);
    else hear(reply);
  };
}
