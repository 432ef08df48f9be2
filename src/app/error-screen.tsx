import { useT } from '../i18n/use-t';
import { usePage } from '../state/use-page';
import { Button } from '../ui/button';
import { CopyReport } from '../ui/copy-report';
import { Notice } from '../ui/notice';
import { errorReport } from './error-report';

interface ErrorScreenProps {
  error: unknown;
  componentStack: string;
  onGoOn: () => void;
}

/** Stands where a part of the page failed: what happened, what is safe, how to go on. */
export function ErrorScreen({ error, componentStack, onGoOn }: ErrorScreenProps) {
  const page = usePage();
  const t = useT();
  const report = () => {
    const { network } = page.network.getState();
    return errorReport({ error, componentStack, network, browser: navigator.userAgent });
  };
  const actions = (
    <>
      <Button variant="primary" onPress={onGoOn}>
        {t('app.goOn')}
      </Button>
      <CopyReport report={report} />
    </>
  );
  return (
    <Notice tone="danger" actions={actions}>
      {t('app.crashed')}
    </Notice>
  );
}
