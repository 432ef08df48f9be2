import { createContext, use, type ReactNode } from 'react';
import { useT } from '../i18n/use-t';

const Reason = createContext<string | undefined>(undefined);

interface Lock {
  readonly isOff: boolean;
  readonly text: string | undefined;
}

/** Whether a control cannot be used now, by itself or by a task, and what is said about it: why it is locked, else its own text. */
export function useLock(isDisabled: boolean | undefined, text: string | undefined): Lock {
  const locked = use(Reason);
  return { isOff: locked !== undefined || isDisabled === true, text: locked ?? text };
}

/** While a task locks what they change, the controls in it are disabled, and say why. */
export function Locked({ when, children }: { when: boolean; children: ReactNode }) {
  const t = useT();
  return <Reason value={when ? t('task.locked') : undefined}>{children}</Reason>;
}
