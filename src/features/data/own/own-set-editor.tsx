import { useEffect, useState } from 'react';
import { readinessOf, type OwnSet } from '../../../domain/data/own-set';
import type { OwnId } from '../../../domain/data/datasets';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { useData, useOwnSets, usePage } from '../../../state/use-page';
import { droppedFiles } from '../../../ui/dropped-files';
import { Notice } from '../../../ui/notice';
import { AddPictures } from './add-pictures';
import { ClassList } from './class-list';
import { FitNetwork } from './fit-network';
import styles from './own-set.module.css';
import { PictureGrid } from './picture-grid';
import { SetHeader } from './set-header';

/** What is missing before the set can be trained on. */
function Readiness({ set }: { set: OwnSet }) {
  const t = useT();
  const format = useFormat();
  const { isReady, short } = readinessOf(set);
  if (short.length === 0) return null;
  const names = format.list(short);
  return (
    <Notice tone={isReady ? 'info' : 'warning'}>
      {t(isReady ? 'own.someShort' : 'own.tooFew', { names, count: short.length })}
    </Notice>
  );
}

function Editor({ set }: { set: OwnSet }) {
  const page = usePage();
  const t = useT();
  const isElsewhere = useOwnSets((state) => state.isElsewhere);
  const [chosen, setChosen] = useState<string | null>(null);
  const current = set.classes.find(({ id }) => id === chosen) ?? set.classes[0];
  if (!current) return null;
  if (isElsewhere) return <Notice tone="info">{t('own.elsewhere', { name: set.name })}</Notice>;
  const takeDrop = async (transfer: DataTransfer) =>
    page.pictureFiles.getState().add(await droppedFiles(transfer), current.id);
  return (
    <div className={styles.editor} data-takes="pictures" onDrop={(event) => void takeDrop(event.dataTransfer)}>
      <SetHeader set={set} />
      <Readiness set={set} />
      <FitNetwork />
      <div className={styles.columns}>
        <ClassList set={set} currentId={current.id} onChoose={setChosen} />
        {/* Keyed by class, so that pages and selections begin anew; what is drawn stays. */}
        <AddPictures set={set} current={current} />
        <PictureGrid key={current.id} set={set} current={current} />
      </div>
    </div>
  );
}

/** Names classes, fills them with pictures, and keeps them in order. */
export function OwnSetEditor({ id }: { id: OwnId }) {
  const { ownSets } = usePage();
  const t = useT();
  const open = useOwnSets((state) => state.open);
  const hasFailed = useData(({ failure }) => failure !== null);
  useEffect(() => {
    void ownSets.getState().load(id);
  }, [ownSets, id]);
  // Why it is not here is said above.
  if (open?.id !== id) return hasFailed ? null : <p>{t('data.loadingStart')}</p>;
  return <Editor set={open} />;
}
