import { createContext, use, type ReactNode } from 'react';
import { useT } from '../i18n/use-t';

const Reason = createContext<string | undefined>(undefined);

/** Why the controls around here cannot be used now; undefined where they can. */
export function useLockReason(): string | undefined {
  return use(Reason);
}

/** While a task locks what they change, the controls in it are disabled, and say why. */
export function Locked({ when, children }: { when: boolean; children: ReactNode }) {
  const t = useT();
  return <Reason value={when ? t('task.locked') : undefined}>{children}</Reason>;
}
