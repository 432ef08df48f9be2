import { useEffect, useRef, type FocusEvent } from 'react';
import { useDamage } from '../../state/use-page';

/**
 * What is pressed here may go away with its press. Then the focus goes on to the first button that is still there or, when all is put back, to where it came from.
 */
export function useFocusBack() {
  const ref = useRef<HTMLElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  const damage = useDamage((state) => state.damage);
  const hasFocus = useRef(false);
  useEffect(() => {
    if (!hasFocus.current || document.activeElement !== document.body) return;
    const next = ref.current?.querySelector<HTMLElement>('button') ?? null;
    (next ?? opener.current)?.focus({ preventScroll: true });
  }, [damage]);
  useEffect(
    () => () => {
      if (hasFocus.current) backTo(opener.current);
    },
    [],
  );
  const onFocus = ({ relatedTarget }: FocusEvent): void => {
    hasFocus.current = true;
    if (relatedTarget instanceof HTMLElement && !ref.current?.contains(relatedTarget)) opener.current = relatedTarget;
  };
  return { ref, onFocus };
}

/** By then the bar is gone, and the focus with it, unless somebody has gone on. */
function backTo(opener: HTMLElement | null): void {
  if (document.activeElement === document.body || document.activeElement === null)
    (opener?.isConnected ? opener : document.getElementById('main'))?.focus({ preventScroll: true });
}
