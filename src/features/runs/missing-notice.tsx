import { useT } from '../../i18n/use-t';
import type { MissingPiece } from '../../state/runs/actions-state';
import { Notice } from '../../ui/notice';

/** Why a run could not be brought back. */
export function MissingNotice({ missing, onDismiss }: { missing: MissingPiece | null; onDismiss: () => void }) {
  const t = useT();
  if (!missing) return null;
  return (
    <Notice tone="warning" onDismiss={onDismiss}>
      {t(`runs.missing_${missing}`)}
    </Notice>
  );
}
