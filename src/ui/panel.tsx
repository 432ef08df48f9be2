import { useId, type ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './panel.module.css';
import { TermLink } from './term-link';

export interface PanelProps {
  title: string;
  children: ReactNode;
  /** What the title means, see TermLink. */
  term?: string | undefined;
  /** Buttons that act on the whole panel, beside its heading. */
  actions?: ReactNode;
  level?: 2 | 3;
  /** Fills the height that it is given, with less room around what stands in it. */
  isTight?: boolean;
}

/** A part of the page with a heading; a region of that name for screen readers. */
export function Panel({ title, children, term, actions, level = 2, isTight = false }: PanelProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section
      className={classNames(styles.panel, level === 3 && styles.inner, isTight && styles.tight)}
      aria-labelledby={id}
    >
      <div className={styles.header}>
        <Heading id={id} className={styles.heading}>
          <TermLink term={term}>{title}</TermLink>
        </Heading>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}
