import { useT } from '../../../i18n/use-t';
import { useClassCount, useFit, useNetwork, useReading } from '../../../state/network/network';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';

/** Another number of classes wants another output layer; one click gives it. */
export function FitNetwork() {
  const t = useT();
  const count = useClassCount();
  const { problems } = useFit();
  const last = useReading().layers.at(-1);
  const problem = last && problems.get(last.id);
  const mend = problem?.code === 'outputUnits' ? problem.mends[0] : undefined;
  if (!last || !mend) return null;
  const fit = (
    <Button variant="primary" hint={t('own.fitHint')} onPress={() => useNetwork.getState().applyMend(last.id, mend)}>
      {t('own.fit', { count })}
    </Button>
  );
  return (
    <Notice tone="warning" actions={fit}>
      {t('own.misfit', { count })}
    </Notice>
  );
}
