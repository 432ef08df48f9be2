import { longestName, tidyName } from '../../../domain/data/class-names';
import { firstDataset } from '../../../domain/data/datasets';
import { pictureForms, type OwnSet } from '../../../domain/data/own-set';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { useOwnSets, usePage, useShare } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { downloadFile } from '../../../ui/download-bytes';
import { DownloadIcon, TrashIcon, UndoIcon } from '../../../ui/icons';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import styles from './own-set.module.css';

function ExportButton() {
  const page = usePage();
  const t = useT();
  const isBusy = useShare((state) => state.isBusy);
  const save = () => page.share.getState().save('pictures').then(downloadFile);
  return (
    <Button icon={<DownloadIcon />} hint={t('own.exportHint')} isDisabled={isBusy} onPress={() => void save()}>
      {t('own.export')}
    </Button>
  );
}

function DeleteButton({ set }: { set: OwnSet }) {
  const page = usePage();
  const t = useT();
  const remove = async () => {
    await page.data.getState().select(firstDataset);
    await page.ownSets.getState().deleteSet(set.id);
  };
  const trigger = (
    <Button variant="quiet" icon={<TrashIcon />} hint={t('own.deleteSetHint')}>
      {t('own.deleteSet')}
    </Button>
  );
  return (
    <Dialog title={t('own.deleteSet')} trigger={trigger}>
      {(close) => (
        <>
          <p>{t('own.deleteSetSure', { name: set.name, count: set.pictures.length })}</p>
          <div className={styles.buttons}>
            <Button
              variant="danger"
              onPress={() => {
                close();
                void remove();
              }}
            >
              {t('own.deleteSet')}
            </Button>
            <Button onPress={close}>{t('own.keepSet')}</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

/** The set as a whole: its name, what its pictures are, undo, and the way in and out. */
export function SetHeader({ set }: { set: OwnSet }) {
  const page = usePage();
  const t = useT();
  const format = useFormat();
  const canUndo = useOwnSets((state) => state.canUndo);
  const { rename, setForm, undo } = page.ownSets.getState();
  return (
    <div className={styles.header}>
      <TextField
        label={t('own.name')}
        value={set.name}
        maxLength={longestName}
        problem={(name) => (tidyName(name) === '' ? t('own.nameEmpty') : null)}
        onCommit={rename}
      />
      <Select
        label={t('own.form')}
        hint={t('own.formHint')}
        value={set.form}
        options={pictureForms.map((form) => ({ value: form, label: t(`own.form_${form}`) }))}
        onChange={setForm}
      />
      <p className={styles.count}>
        {t('own.count', { count: set.pictures.length, number: format.number(set.pictures.length) })}
      </p>
      <div className={styles.buttons}>
        <Button icon={<UndoIcon />} hint={t('own.undoHint')} isDisabled={!canUndo} onPress={undo}>
          {t('own.undo')}
        </Button>
        <ExportButton />
        <DeleteButton set={set} />
      </div>
    </div>
  );
}
