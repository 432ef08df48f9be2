import type { ReactNode } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';

interface MenuDialogProps {
  /** On the button, and above what it opens where that has no title of its own. */
  label: string;
  title?: string;
  icon: ReactNode;
  children: ReactNode;
}

/** A line of the menu that opens a dialog. */
export function MenuDialog({ label, title = label, icon, children }: MenuDialogProps) {
  const trigger = (
    <Button variant="quiet" icon={icon}>
      {label}
    </Button>
  );
  return (
    <Dialog title={title} trigger={trigger}>
      {children}
    </Dialog>
  );
}
