import { firstDataset, isFull, isOwn, type DatasetId } from '../../domain/data/datasets';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useData, usePage, useRunActions } from '../../state/use-page';
import { Button } from '../../ui/button';
import { FileButton } from '../../ui/file-button';
import { DownloadIcon, UploadIcon } from '../../ui/icons';
import { Toast } from '../../ui/toast';
import { FileReports } from './file-reports';
import { downloadMegabytes, hostsOf } from './full-set-words';
import { LoadingProgress } from './loading-progress';

/** Files of a full set, by any of the names that a download gives them. */
function ChooseFiles() {
  const page = usePage();
  const t = useT();
  return (
    <FileButton
      isMultiple
      icon={<UploadIcon />}
      hint={t('data.chooseFilesHint')}
      inputLabel={t('data.chooseFiles')}
      onFiles={(files) => files.length > 0 && void page.share.getState().open(files)}
    >
      {t('data.chooseFiles')}
    </FileButton>
  );
}

function FetchButton({ dataset }: { dataset: DatasetId }) {
  const page = usePage();
  const t = useT();
  const format = useFormat();
  if (!isFull(dataset)) return null;
  const [host = '', other = ''] = hostsOf(dataset);
  return (
    <Button
      variant="primary"
      icon={<DownloadIcon />}
      hint={t('data.fetchHint', { host, other })}
      onPress={() => void page.data.getState().fetchFromWeb()}
    >
      {t('data.fetch', { size: format.number(downloadMegabytes(dataset), 1), host })}
    </Button>
  );
}

function FailureActions({ dataset }: { dataset: DatasetId }) {
  const page = usePage();
  const t = useT();
  const { retry, cancel } = page.data.getState();
  return (
    <>
      <FetchButton dataset={dataset} />
      {isFull(dataset) && <ChooseFiles />}
      {!isFull(dataset) && !isOwn(dataset) && (
        <Button hint={t('data.retryHint')} onPress={() => void retry()}>
          {t('data.retry')}
        </Button>
      )}
      {!isOwn(dataset) && dataset !== firstDataset && (
        <Button hint={t('data.giveUpHint')} onPress={() => void cancel()}>
          {t('data.giveUp')}
        </Button>
      )}
    </>
  );
}

/** Why the chosen data set is not here, and what to do about it. */
function Failure() {
  const t = useT();
  const dataset = useData((state) => state.dataset);
  const failure = useData((state) => state.failure);
  if (!failure) return null;
  // A loss belongs to training and is never why data are missing.
  const { code, detail } = failure;
  const words = t(`failure.${code === 'lossNotFinite' ? 'internal' : code}`, { detail });
  const isOffer = code === 'datasetAbsent' || code === 'ownSetTooSmall';
  return (
    <Toast
      key={`${dataset} ${code}`}
      tone={isOffer ? 'info' : 'danger'}
      actions={<FailureActions dataset={dataset} />}
      mustAnswer={!isOwn(dataset)}
    >
      {words}
    </Toast>
  );
}

/** That the browser does not keep what was fetched. */
function KeepProblem() {
  const t = useT();
  const problem = useData(({ held, dataset }) => (isFull(dataset) ? (held?.problem ?? null) : null));
  return problem && <Toast tone="warning">{t(`data.keepProblem_${problem}`)}</Toast>;
}

/** That a run goes on with other pictures than it began with. */
function OtherData() {
  const page = usePage();
  const t = useT();
  const hasOtherData = useRunActions((state) => state.hasOtherData);
  if (!hasOtherData) return null;
  return (
    <Toast tone="warning" onDismiss={() => page.runActions.getState().dismissOtherData()}>
      {t('data.changedSince')}
    </Toast>
  );
}

/** What the page as a whole should say about data: a full set on its way, one that is not here, files that were brought. */
export function DataNotice() {
  const isFetching = useData((state) => isFull(state.dataset) && state.progress !== null);
  return (
    <>
      {isFetching && (
        <Toast tone="info" mustAnswer>
          <LoadingProgress />
        </Toast>
      )}
      <Failure />
      <KeepProblem />
      <OtherData />
      <FileReports />
    </>
  );
}
