import { useEffect, useId, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useT } from '../i18n/use-t';
import { IconButton } from './button';
import { classNames } from './class-names';
import styles from './dialog.module.css';
import { CloseIcon } from './icons';

export interface OpenDialogProps {
  title: string;
  onClose: () => void;
  isWide?: boolean;
  children: ReactNode;
}

/**
 * A modal dialog on the browser's own <dialog>, open as long as it is there: focus stays inside, Escape closes it, and focus returns to where it was. When it was opened by
 * keyboard, the focus begins at an element with `data-autofocus`, otherwise at the title.
 */
export function OpenDialog({ title, onClose, isWide = false, children }: OpenDialogProps) {
  const t = useT();
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const dialog = ref.current;
    dialog?.showModal();
    // A control that gets the focus here shows its ring and hint in WebKit, which somebody with a mouse did not ask for.
    const first = before?.matches(':focus-visible') ? dialog?.querySelector<HTMLElement>('[data-autofocus]') : null;
    (first ?? heading.current)?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const dialog = (
    <dialog
      ref={ref}
      className={classNames(styles.dialog, isWide && styles.wide)}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => event.target === ref.current && onClose()}
    >
      <div className={styles.body}>
        <div className={styles.header}>
          <h2 id={id} ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h2>
          <IconButton label={t('ui.close')} onPress={onClose}>
            <CloseIcon />
          </IconButton>
        </div>
        {children}
      </div>
    </dialog>
  );
  // Outside of the trigger's surroundings, so that a list item does not come to hold the dialog's own lists.
  return createPortal(dialog, document.body);
}
