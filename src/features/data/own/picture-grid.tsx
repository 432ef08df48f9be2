import { useState } from 'react';
import { side } from '../../../domain/digit/mnist-form';
import { isForTest, picturesOf, type OwnClass, type OwnSet } from '../../../domain/data/own-set';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { usePage } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import { classNames } from '../../../ui/class-names';
import { GreyPicture } from '../../../ui/grey-picture';
import { TrashIcon } from '../../../ui/icons';
import { Select } from '../../../ui/select';
import { moveFocus } from '../move-focus';
import { Paging } from '../paging';
import styles from './own-set.module.css';

const perPage = 60;
type Selection = ReadonlySet<string>;

interface ToolsProps {
  set: OwnSet;
  current: OwnClass;
  ids: readonly string[];
  selection: Selection;
  onSelect: (selection: Selection) => void;
}

/** What can be done with the pictures that are marked. */
function Tools({ set, current, ids, selection, onSelect }: ToolsProps) {
  const page = usePage();
  const t = useT();
  const { movePictures, deletePictures } = page.ownSets.getState();
  const count = selection.size;
  const targets = set.classes.filter(({ id }) => id !== current.id).map(({ id, name }) => ({ value: id, label: name }));
  const nowhere = { value: '', label: t('own.moveChoose') };
  return (
    <div className={styles.buttons}>
      <Button hint={t('own.markAllHint')} onPress={() => onSelect(new Set(count === ids.length ? [] : ids))}>
        {t(count === ids.length ? 'own.markNone' : 'own.markAll')}
      </Button>
      <Select
        isInline
        label={t('own.moveTo', { count })}
        value=""
        isDisabled={count === 0}
        options={[nowhere, ...targets]}
        onChange={(classId) => {
          if (classId === '') return;
          movePictures(selection, classId);
          onSelect(new Set());
        }}
      />
      <Button
        variant="danger"
        icon={<TrashIcon />}
        hint={t('own.deletePicturesHint')}
        isDisabled={count === 0}
        onPress={() => {
          deletePictures(selection);
          onSelect(new Set());
        }}
      >
        {t('own.deletePictures', { count })}
      </Button>
    </div>
  );
}

/** The pictures of a class, page by page; a click marks one. */
export function PictureGrid({ set, current }: { set: OwnSet; current: OwnClass }) {
  const page = usePage();
  const t = useT();
  const format = useFormat();
  const [marked, setMarked] = useState<Selection>(new Set());
  const [wanted, setWanted] = useState(0);
  const [tabStop, setTabStop] = useState(0);
  const pictures = picturesOf(set, current.id);
  const ids = pictures.map(({ id }) => id);
  // Undo may have taken marked pictures, or the page that was shown, away.
  const selection = new Set(ids.filter((id) => marked.has(id)));
  const offset = Math.max(0, Math.min(wanted, Math.floor((pictures.length - 1) / perPage) * perPage));
  const toggle = (id: string) => {
    const next = new Set(selection);
    if (!next.delete(id)) next.add(id);
    setMarked(next);
  };
  const shown = pictures.slice(offset, offset + perPage);
  const range = { first: format.number(offset + 1), last: format.number(offset + shown.length) };
  return (
    <section className={styles.pictures} aria-label={t('own.pictures', { name: current.name })}>
      <h3 className={styles.title}>{t('own.pictures', { name: current.name })}</h3>
      {pictures.length === 0 ? (
        <p className={styles.hint}>{t('own.noPictures')}</p>
      ) : (
        <>
          <Tools set={set} current={current} ids={ids} selection={selection} onSelect={setMarked} />
          <div
            role="group"
            className={styles.grid}
            aria-label={t('own.pictures', { name: current.name })}
            onKeyDown={(event) => {
              if (event.key === 'Delete' && selection.size > 0) page.ownSets.getState().deletePictures(selection);
              else moveFocus(event);
            }}
          >
            {shown.map(({ id, pixels }, index) => (
              <button
                // Places, not pictures: the canvases are used again.
                key={index}
                type="button"
                className={classNames(styles.picture, isForTest(offset + index) && styles.test)}
                aria-pressed={selection.has(id)}
                tabIndex={index === Math.min(tabStop, shown.length - 1) ? 0 : -1}
                onFocus={() => setTabStop(index)}
                onClick={() => toggle(id)}
              >
                <GreyPicture
                  image={pixels}
                  width={side}
                  height={side}
                  name={t(isForTest(offset + index) ? 'own.pictureTest' : 'own.picture', {
                    name: current.name,
                    number: format.number(offset + index + 1),
                  })}
                />
              </button>
            ))}
          </div>
          <p className={styles.hint}>{t('own.testHint')}</p>
          <Paging
            offset={offset}
            perPage={perPage}
            count={pictures.length}
            words={t('own.range', range)}
            onChange={setWanted}
          />
        </>
      )}
    </section>
  );
}
