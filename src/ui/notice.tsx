import type { ReactNode } from 'react';
import { useT } from '../i18n/use-t';
import { IconButton } from './button';
import { classNames } from './class-names';
import { CheckIcon, CloseIcon, InfoIcon, WarningIcon } from './icons';
import styles from './notice.module.css';

export type NoticeTone = 'info' | 'warning' | 'danger' | 'success';

export interface NoticeProps {
  tone: NoticeTone;
  children: ReactNode;
  /** Buttons that do something about it. */
  actions?: ReactNode;
  /** Puts it away, by a button in its corner. */
  onDismiss?: () => void;
}

const icons = { info: InfoIcon, warning: WarningIcon, danger: WarningIcon, success: CheckIcon } as const;

/** A sentence that the user should know now. Dangers are spoken at once, the others when idle. */
export function Notice({ tone, children, actions, onDismiss }: NoticeProps) {
  const t = useT();
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
      {onDismiss && (
        <span className={styles.dismiss}>
          <IconButton label={t('app.dismiss')} data-dismiss onPress={onDismiss}>
            <CloseIcon />
          </IconButton>
        </span>
      )}
    </div>
  );
}
