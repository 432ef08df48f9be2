/** A name that nothing else has, in any tab; later ones sort behind earlier ones. */
export function newId(): string {
  const parts = crypto.getRandomValues(new Uint32Array(2));
  return [Date.now(), ...parts].map((part) => part.toString(36)).join('-');
}
