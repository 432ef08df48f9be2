import { useEffect, useId, useRef, type ReactNode, type RefObject } from 'react';
import styles from './use-hint.module.css';

const openDelay = 500; // ms of resting on a control before its hint opens
const closeDelay = 150; // ms in which the pointer may travel onto the hint
const tapTime = 1000; // ms from a press to the focus that comes of it

function useTip(tip: RefObject<HTMLElement | null>) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wanted = useRef<Element>(undefined);
  const later = (milliseconds: number, action: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(action, milliseconds);
  };
  const close = () => {
    clearTimeout(timer.current);
    wanted.current = undefined;
    if (isOpen(tip.current)) tip.current?.hidePopover();
  };
  /** How it is done comes with the first hint; without it the page works all the same. */
  const open = (control: Element) => {
    wanted.current = control;
    const isWanted = () => wanted.current === control && control.isConnected && !isOpen(tip.current);
    import('./open-hint')
      .then(({ openHint }) => {
        if (tip.current && isWanted()) openHint(tip.current, control);
      })
      .catch(() => undefined);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return { later, open, close, cancel: () => clearTimeout(timer.current) };
}

function isOpen(tip: HTMLElement | null): boolean {
  return tip?.matches(':popover-open') ?? false;
}

export interface Hint {
  /** Id of the hint's text, for `aria-describedby`; undefined without a hint. */
  readonly describedBy: string | undefined;
  /** Put these on the control. */
  readonly handlers: {
    onPointerEnter?: (event: React.PointerEvent) => void;
    onPointerLeave?: () => void;
    onPointerDown?: (event: React.PointerEvent) => void;
    onFocus?: (event: React.FocusEvent) => void;
    onBlur?: () => void;
  };
  /** Shows the hint of something disabled to somebody who has pressed it all the same. */
  readonly show: (control: Element) => void;
  /** Put this beside the control. */
  readonly tip: ReactNode;
}

/**
 * One plain sentence about a control: always there for a screen reader (`aria-describedby`), and shown to the others on hover and on
 * focus by keyboard. Escape closes it. On what is disabled it does not open by itself.
 */
export function useHint(text: string | undefined, isDisabled = false): Hint {
  const id = useId();
  const ref = useRef<HTMLSpanElement>(null);
  const pressedAt = useRef(-tapTime);
  const { later, open, close, cancel } = useTip(ref);
  useEffect(() => {
    if (isDisabled && isOpen(ref.current)) ref.current?.hidePopover();
  }, [isDisabled]);
  if (!text) return { describedBy: undefined, handlers: {}, show: () => undefined, tip: null };
  const soon = (control: Element) => !isDisabled && later(openDelay, () => open(control));
  const handlers: Hint['handlers'] = {
    onPointerEnter: ({ pointerType, currentTarget }) => pointerType !== 'touch' && soon(currentTarget),
    onPointerLeave: () => later(closeDelay, close),
    onPointerDown: ({ timeStamp }) => {
      pressedAt.current = timeStamp;
      close();
    },
    onFocus: ({ currentTarget, target, timeStamp }) =>
      timeStamp - pressedAt.current > tapTime && target.matches(':focus-visible') && soon(currentTarget),
    onBlur: close,
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
  return { describedBy: id, handlers, show: open, tip };
}
