import { useT } from '../../../i18n/use-t';
import { useClassCount, useFit, useReading } from '../../../state/network/use-network';
import { usePage } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';

/** Another number of classes wants another output layer; one click gives it. */
export function FitNetwork() {
  const page = usePage();
  const t = useT();
  const count = useClassCount();
  const { problems } = useFit();
  const last = useReading().layers.at(-1);
  const problem = last && problems.get(last.id);
  const mend = problem?.code === 'outputUnits' ? problem.mends[0] : undefined;
  if (!last || !mend) return null;
  const fit = (
    <Button variant="primary" hint={t('own.fitHint')} onPress={() => page.network.getState().applyMend(last.id, mend)}>
      {t('own.fit', { count })}
    </Button>
  );
  return (
    <Notice tone="warning" actions={fit}>
      {t('own.misfit', { count })}
    </Notice>
  );
}
