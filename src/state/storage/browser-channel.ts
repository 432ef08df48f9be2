/**
 * Tells the other tabs of this page something, without words. Where the browser has no channels, or refuses them (cookies are blocked), nobody is told.
 *
 * @param onNews called when another tab has told
 * @returns tells the others
 */
export function joinChannel(name: string, onNews: () => void): () => void {
  const channel = openChannel(name);
  if (!channel) return () => undefined;
  channel.onmessage = onNews;
  return () => channel.postMessage(null);
}

function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
