import { useInside } from '../../../state/use-page';

/** Handlers that keep the order of a layer's maps while the pointer or the focus is on them: nothing is pressed that has just moved away. */
export function useHold(layerId: string) {
  const hold = useInside((state) => state.hold);
  const [on, off] = [() => hold(layerId), () => hold(null)];
  return { onPointerEnter: on, onPointerLeave: off, onFocus: on, onBlur: off };
}
