import { fullIds, type FullId, type OwnId } from '../../domain/data/datasets';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useData, useOwnSets, usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
import { FileButton } from '../../ui/file-button';
import { PlusIcon, TrashIcon, UploadIcon } from '../../ui/icons';
import { Notice } from '../../ui/notice';
import { Panel } from '../../ui/panel';
import styles from './data-panel.module.css';
import { downloadMegabytes } from './full-set-words';

const megabyte = 1e6;

function FullSet({ dataset }: { dataset: FullId }) {
  const page = usePage();
  const t = useT();
  const format = useFormat();
  const bytes = useData(({ held }) => held?.sets.find((set) => set.dataset === dataset)?.bytes ?? 0);
  const { select, forget } = page.data.getState();
  const name = t(`data.name_${dataset}`);
  const size = format.number(bytes > 0 ? bytes / megabyte : downloadMegabytes(dataset), 1);
  return (
    <li className={styles.shelfItem}>
      <span className={styles.shelfName}>{name}</span>
      <span className={styles.hint}>{t(bytes > 0 ? 'data.kept' : 'data.notKept', { size })}</span>
      <Button aria-label={t('data.useNamed', { name })} hint={t('data.useHint')} onPress={() => void select(dataset)}>
        {t('data.use')}
      </Button>
      {bytes > 0 && (
        <Button
          variant="quiet"
          icon={<TrashIcon />}
          aria-label={t('data.removeNamed', { name })}
          hint={t('data.removeHint')}
          onPress={() => void forget(dataset)}
        >
          {t('data.remove')}
        </Button>
      )}
    </li>
  );
}

function OwnSetItem({ id, name, classes }: { id: OwnId; name: string; classes: readonly string[] }) {
  const page = usePage();
  const t = useT();
  const format = useFormat();
  const isChosen = useData((state) => state.dataset === id);
  return (
    <li className={styles.shelfItem}>
      <span className={styles.shelfName}>{name}</span>
      <span className={styles.hint}>{format.list(classes)}</span>
      <Button
        aria-label={t('data.useNamed', { name })}
        hint={t('data.useHint')}
        isDisabled={isChosen}
        onPress={() => void page.data.getState().select(id)}
      >
        {t('data.use')}
      </Button>
    </li>
  );
}

function NewSetButtons() {
  const page = usePage();
  const t = useT();
  const create = () => {
    const classNames = [t('dataset.firstClass', { number: 1 }), t('dataset.firstClass', { number: 2 })];
    const id = page.ownSets.getState().create(t('dataset.newName'), 'digit', classNames);
    void page.data.getState().select(id);
  };
  return (
    <>
      <Button icon={<PlusIcon />} hint={t('own.newHint')} onPress={create}>
        {t('own.new')}
      </Button>
      <FileButton
        icon={<UploadIcon />}
        accept=".zip"
        hint={t('own.importHint')}
        inputLabel={t('own.import')}
        onFiles={(files) => files.length > 0 && void page.share.getState().open(files)}
      >
        {t('own.import')}
      </FileButton>
    </>
  );
}

/** The sets that are not embedded: the full ones with what the browser keeps of them, and the user's own. */
export function Shelf() {
  const t = useT();
  const heads = useOwnSets((state) => state.heads);
  const newer = useOwnSets((state) => state.newer);
  const problem = useOwnSets((state) => state.problem);
  return (
    <div className={styles.shelves}>
      <Panel level={3} title={t('own.sets')} actions={<NewSetButtons />}>
        {problem && <Notice tone="warning">{t(`own.storage_${problem}`)}</Notice>}
        {newer > 0 && <Notice tone="info">{t('own.newer', { count: newer })}</Notice>}
        {heads.length === 0 && <p className={styles.hint}>{t('own.none')}</p>}
        <ul className={styles.shelf}>
          {heads.map(({ id, name, classes }) => (
            <OwnSetItem key={id} id={id} name={name} classes={classes.map((each) => each.name)} />
          ))}
        </ul>
      </Panel>
      <Panel level={3} title={t('data.fullSets')}>
        <p className={styles.hint}>{t('data.fullSetsHint')}</p>
        <ul className={styles.shelf}>
          {fullIds.map((dataset) => (
            <FullSet key={dataset} dataset={dataset} />
          ))}
        </ul>
      </Panel>
    </div>
  );
}
