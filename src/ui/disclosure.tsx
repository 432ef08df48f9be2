import { Suspense, useId, useState, type ReactNode } from 'react';
import styles from './disclosure.module.css';
import { ChevronIcon } from './icons';
import { TermMark } from './term-link';

export interface DisclosureProps {
  title: ReactNode;
  children: ReactNode;
  /** What the title means, see TermMark; then the title is text. */
  term?: string | undefined;
  /** Given: the parent decides. Not given: it begins closed and keeps its own state. */
  isExpanded?: boolean | undefined;
  onExpandedChange?: ((isExpanded: boolean) => void) | undefined;
}

/** A heading that shows and hides what stands below it. The contents are made, or loaded, when they are first shown; then they stay in the document. */
export function Disclosure({ title, children, term, isExpanded, onExpandedChange }: DisclosureProps) {
  const id = useId();
  const [own, setOwn] = useState(false);
  const open = isExpanded ?? own;
  const [wasOpen, setWasOpen] = useState(open);
  if (open && !wasOpen) setWasOpen(true);
  const toggle = () => {
    setOwn(!open);
    onExpandedChange?.(!open);
  };
  return (
    <div>
      <div className={styles.head}>
        <button type="button" className={styles.button} aria-expanded={open} aria-controls={id} onClick={toggle}>
          <ChevronIcon className={styles.chevron} />
          <span className={styles.title}>{title}</span>
        </button>
        {typeof title === 'string' && <TermMark term={term} words={title} />}
      </div>
      <div id={id} className={styles.contents} hidden={!open}>
        <Suspense>{wasOpen && children}</Suspense>
      </div>
    </div>
  );
}
