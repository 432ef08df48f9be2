/** The buffers of all typed arrays in a message: they change hands instead of being copied, so that the sender must not use them any more. */
export function transfersOf(message: unknown): ArrayBuffer[] {
  return [...new Set(buffersIn(message))];
}

function buffersIn(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(buffersIn) : [];
}
