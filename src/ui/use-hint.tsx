import { useEffect, useId, useRef, type ReactNode, type RefObject } from 'react';
import styles from './use-hint.module.css';

const openDelay = 500; // ms of resting on a control before its hint opens
const closeDelay = 150; // ms in which the pointer may travel onto the hint
const gap = 6; // px between control and hint
const margin = 8; // px kept free at the edges of the window

/** Below the control if there is room, else above; never out of the window. */
function place(tip: HTMLElement, anchor: DOMRect) {
  const { width, height } = tip.getBoundingClientRect();
  const below = anchor.bottom + gap;
  const top = below + height + margin > window.innerHeight ? anchor.top - gap - height : below;
  const centred = anchor.left + anchor.width / 2 - width / 2;
  tip.style.left = `${Math.max(margin, Math.min(centred, window.innerWidth - width - margin))}px`;
  tip.style.top = `${Math.max(margin, top)}px`;
}

function isOpen(tip: HTMLElement | null): boolean {
  return tip?.matches(':popover-open') ?? false;
}

function useTip(tip: RefObject<HTMLElement | null>) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = (milliseconds: number, action: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(action, milliseconds);
  };
  const close = () => {
    if (isOpen(tip.current)) tip.current?.hidePopover();
  };
  const open = (anchor: Element) => {
    if (!tip.current || isOpen(tip.current) || !anchor.isConnected) return;
    tip.current.showPopover();
    place(tip.current, anchor.getBoundingClientRect());
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      clearTimeout(timer.current);
      if (isOpen(tip.current)) tip.current?.hidePopover();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      clearTimeout(timer.current);
    };
  }, [tip]);
  return { later, open, close, cancel: () => clearTimeout(timer.current) };
}

export interface Hint {
  /** Id of the hint's text, for `aria-describedby`; undefined without a hint. */
  readonly describedBy: string | undefined;
  /** Put these on the control. */
  readonly handlers: {
    onPointerEnter?: (event: React.PointerEvent) => void;
    onPointerLeave?: () => void;
    onPointerDown?: () => void;
    onFocus?: (event: React.FocusEvent) => void;
    onBlur?: () => void;
  };
  /** Put this beside the control. */
  readonly tip: ReactNode;
}

/**
 * One plain sentence about a control: always there for a screen reader (`aria-describedby`), and shown to the others on hover and on
 * focus by keyboard. Escape closes it.
 */
export function useHint(text: string | undefined): Hint {
  const id = useId();
  const ref = useRef<HTMLSpanElement>(null);
  const { later, open, close, cancel } = useTip(ref);
  if (!text) return { describedBy: undefined, handlers: {}, tip: null };
  const handlers: Hint['handlers'] = {
    onPointerEnter: ({ pointerType, currentTarget }) =>
      pointerType !== 'touch' && later(openDelay, () => open(currentTarget)),
    onPointerLeave: () => later(closeDelay, close),
    onPointerDown: () => later(0, close),
    onFocus: ({ currentTarget, target }) =>
      target.matches(':focus-visible') && later(openDelay, () => open(currentTarget)),
    onBlur: () => later(0, close),
  };
  const tip = (
    <span
      ref={ref}
      id={id}
      role="tooltip"
      popover="manual"
      className={styles.tip}
      onPointerEnter={cancel}
      onPointerLeave={close}
    >
      {text}
    </span>
  );
  return { describedBy: id, handlers, tip };
}
