import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './tabs.module.css';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly content: ReactNode;
}

export interface TabsProps<Id extends string> {
  /** Names the row of tabs. */
  label: string;
  tabs: readonly Tab<Id>[];
  /** Given: the parent decides. Not given: the first tab is selected and the row keeps its own state. */
  selected?: Id;
  onSelect?: (id: Id) => void;
  /** Shows all panels at once, without the row of tabs: where there is room for them. */
  showAll?: boolean;
  className?: string | undefined;
  listClassName?: string | undefined;
  panelClassName?: string | undefined;
}

const moves: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** The tab that a key leads to from tab `at` of `count`; null when the key is not for tabs. */
export function tabAfterKey(key: string, at: number, count: number, isRightToLeft: boolean): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const move = moves[key];
  return move === undefined ? null : (at + (isRightToLeft ? -move : move) + count) % count;
}

/** A row of tabs over panels. Every panel stays mounted, so that what runs in it goes on. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, tabs, selected, onSelect, showAll = false, className, listClassName, panelClassName } = props;
  const base = useId();
  const [own, setOwn] = useState<Id | undefined>(tabs[0]?.id);
  const current = selected ?? own;
  const tabId = (id: Id) => `${base}-tab-${id}`;
  const panelId = (id: Id) => `${base}-panel-${id}`;
  const select = (id: Id) => {
    setOwn(id);
    onSelect?.(id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isRightToLeft = document.documentElement.dir === 'rtl';
    const at = tabs.findIndex(({ id }) => id === current);
    const target = tabs[tabAfterKey(event.key, at, tabs.length, isRightToLeft) ?? -1];
    if (!target) return;
    event.preventDefault();
    select(target.id);
    document.getElementById(tabId(target.id))?.focus();
  };
  return (
    <div className={className}>
      {!showAll && (
        <div role="tablist" aria-label={label} className={classNames(styles.list, listClassName)} onKeyDown={onKeyDown}>
          {tabs.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={tabId(id)}
              className={styles.tab}
              aria-selected={id === current}
              aria-controls={panelId(id)}
              tabIndex={id === current ? 0 : -1}
              onClick={() => select(id)}
            >
              {title}
            </button>
          ))}
        </div>
      )}
      {tabs.map(({ id, content }) => (
        <section
          key={id}
          id={panelId(id)}
          role={showAll ? 'presentation' : 'tabpanel'}
          className={classNames(styles.panel, panelClassName)}
          aria-labelledby={showAll ? undefined : tabId(id)}
          hidden={!showAll && id !== current}
        >
          {content}
        </section>
      ))}
    </div>
  );
}
