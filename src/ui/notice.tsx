import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { CheckIcon, InfoIcon, WarningIcon } from './icons';
import styles from './notice.module.css';

export type NoticeTone = 'info' | 'warning' | 'danger' | 'success';

export interface NoticeProps {
  tone: NoticeTone;
  children: ReactNode;
  /** Buttons that do something about it. */
  actions?: ReactNode;
}

const icons = { info: InfoIcon, warning: WarningIcon, danger: WarningIcon, success: CheckIcon } as const;

/** A sentence that the user should know now. Dangers are spoken at once, the others when idle. */
export function Notice({ tone, children, actions }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div
      className={classNames(styles.notice, styles[tone])}
      data-notice={tone}
      role={tone === 'danger' ? 'alert' : undefined}
      aria-live={tone === 'danger' ? undefined : 'polite'}
    >
      <Icon className={styles.icon} />
      <div className={styles.body}>
        <div>{children}</div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
