/** Remembers what was made of an object that never changes, or is the only one of its kind: each is made once, and goes with its object. */
export function remembered<From extends object, T>(make: (from: From) => T): (from: From) => T {
  const known = new WeakMap<From, { readonly made: T }>();
  return (from) => {
    const found = known.get(from) ?? { made: make(from) };
    known.set(from, found);
    return found.made;
  };
}
