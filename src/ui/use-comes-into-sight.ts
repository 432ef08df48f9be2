import { useEffect, useRef } from 'react';
import { bringIntoSight } from './bring-into-sight';

/** Brings an element into sight when `cause` becomes another one: on a phone, what a click leads to lies below it. */
export function useComesIntoSight<E extends HTMLElement>(cause: unknown) {
  const ref = useRef<E>(null);
  const last = useRef(cause);
  useEffect(() => {
    if (cause !== last.current) bringIntoSight(ref.current, 'nearest');
    last.current = cause;
  }, [cause]);
  return ref;
}
