import { Suspense, useRef, useState, type KeyboardEvent } from 'react';
import { late } from '../../i18n/late';
import { useT } from '../../i18n/use-t';
import { Button } from '../../ui/button';
import { MenuIcon } from '../../ui/icons';
import styles from './header-menu.module.css';

const MenuContents = late(async () => (await import('./menu-contents')).MenuContents);

const stops = 'button:not(:disabled)';

/** Where a key of a menu leads from one of its controls; null for every other key. */
function goal({ key, target }: KeyboardEvent, controls: readonly HTMLElement[]): HTMLElement | null {
  const at = controls.indexOf(target as HTMLElement);
  const last = controls.length - 1;
  const places: Readonly<Record<string, number>> = {
    ArrowDown: at >= last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    Home: 0,
    End: last,
  };
  return controls[places[key] ?? -1] ?? null;
}

/**
 * Everything of the header that is not wanted every minute, behind one button: the browser's own popover, so that Escape and a press elsewhere close it, and
 * the focus goes back to the button. What it holds is loaded when it is first opened, and stays: a dialog that was opened from it outlives it.
 */
export function HeaderMenu({ onOpenFile }: { onOpenFile: () => void }) {
  const t = useT();
  const ref = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const controls = () => [...(ref.current?.querySelectorAll<HTMLElement>(stops) ?? [])];
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || !isOpen) return;
    event.preventDefault();
    controls()[0]?.focus();
  };
  const move = (event: KeyboardEvent) => {
    const next = goal(event, controls());
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <>
      <Button
        icon={<MenuIcon />}
        popoverTarget="header-menu"
        aria-expanded={isOpen}
        onPointerEnter={() => setWanted(true)}
        onFocus={() => setWanted(true)}
        onKeyDown={enter}
      >
        {t('app.menu')}
      </Button>
      <div
        ref={ref}
        id="header-menu"
        popover="auto"
        role="group"
        aria-label={t('app.menu')}
        className={styles.menu}
        onKeyDown={move}
        onToggle={({ newState }) => {
          setOpen(newState === 'open');
          if (newState === 'open') setWanted(true);
        }}
      >
        <Suspense fallback={<p className={styles.note}>{t('app.loadingTab')}</p>}>
          {isWanted && <MenuContents onOpenFile={onOpenFile} onLeave={() => ref.current?.hidePopover()} />}
        </Suspense>
      </div>
    </>
  );
}
