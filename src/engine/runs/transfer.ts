import type { RunSnapshot } from '../../protocol/runs';

/** The buffers of the run that a message carries in `checkpoint`: they change hands instead of being copied. */
export function checkpointBuffers(message: unknown): ArrayBuffer[] {
  if (typeof message !== 'object' || message === null || !('checkpoint' in message)) return [];
  const { weights, optimizer, best } = message.checkpoint as RunSnapshot;
  const arrays = [...weights, ...(optimizer?.slots ?? []), ...(best?.weights ?? [])];
  return arrays.map(({ buffer }) => buffer as ArrayBuffer);
}
