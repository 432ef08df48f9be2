import { useEffect, useRef, useState, type RefObject } from 'react';
import { Notice, type NoticeProps } from './notice';
import styles from './toast.module.css';

export interface ToastProps extends NoticeProps {
  /** Tells that the message was put away; left out where only this view forgets it. */
  onDismiss?: (() => void) | undefined;
  /** It goes by itself after a while, since it only confirms what was done. */
  isBrief?: boolean;
  /** What must be answered by one of its buttons cannot be put away. */
  mustAnswer?: boolean;
}

const briefly = 12; // seconds

/** Counts only while the message can be read and is not being pointed at or gone through. */
function useBriefly(ref: RefObject<HTMLElement | null>, isBrief: boolean, end: () => void): void {
  const newest = useRef(end);
  useEffect(() => {
    newest.current = end;
  });
  useEffect(() => {
    if (!isBrief) return;
    let left = briefly;
    const timer = setInterval(() => {
      if (document.hidden || ref.current?.matches(':hover, :focus-within')) return;
      left -= 1;
      if (left === 0) newest.current();
    }, 1000);
    return () => clearInterval(timer);
  }, [ref, isBrief]);
}

/** A message over the page. */
export function Toast({ onDismiss, isBrief = false, mustAnswer = false, ...notice }: ToastProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [isClosed, setClosed] = useState(false);
  const close = onDismiss ?? (() => setClosed(true));
  useBriefly(ref, isBrief, close);
  if (isClosed) return null;
  return (
    <div ref={ref} className={styles.toast}>
      <Notice {...notice} {...(!mustAnswer && { onDismiss: close })} />
    </div>
  );
}
