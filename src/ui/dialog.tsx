import { cloneElement, Suspense, useState, type ReactElement, type ReactNode } from 'react';
import { late } from '../i18n/late';

/** Loaded with the first one that is opened. */
const OpenDialog = late(async () => (await import('./open-dialog')).OpenDialog);

export interface DialogProps {
  title: string;
  /** A Button or IconButton; pressing it opens the dialog. */
  trigger: ReactElement<{ onPress?: (() => void) | undefined }>;
  /** The contents; as a function they get a way to close the dialog. */
  children: ReactNode | ((close: () => void) => ReactNode);
  /** For contents with long lines. */
  isWide?: boolean;
}

/** A button and the dialog that it opens (open-dialog.tsx). The contents are mounted only while it is open. */
export function Dialog({ title, trigger, children, isWide = false }: DialogProps) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      {cloneElement(trigger, { onPress: () => setOpen(true) })}
      {isOpen && (
        <Suspense>
          <OpenDialog title={title} onClose={close} isWide={isWide}>
            {typeof children === 'function' ? children(close) : children}
          </OpenDialog>
        </Suspense>
      )}
    </>
  );
}
