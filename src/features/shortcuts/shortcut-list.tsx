import { Fragment } from 'react';
import { needsControl, pageShortcuts } from '../../domain/keys/page-shortcuts';
import { layerShortcuts, penShortcuts, type Shortcut } from '../../domain/keys/shortcuts';
import { lowerTabs, type LowerTab } from '../../domain/lesson/place';
import { useT } from '../../i18n/use-t';
import { usePreferences } from '../../state/use-page';
import { Panel } from '../../ui/panel';
import { keyWords } from './key-words';
import styles from './shortcuts.module.css';

type PageShortcut = (typeof pageShortcuts)[number];

function isTab(shortcut: PageShortcut): shortcut is PageShortcut & { readonly id: LowerTab } {
  return lowerTabs.some((tab) => tab === shortcut.id);
}

interface Line extends Shortcut {
  readonly what: string;
}

/** The keys of a combination one by one, and `or` between two combinations. */
function Keys({ keys }: { keys: readonly string[] }) {
  const t = useT();
  return keys.map((combination, index) => (
    <Fragment key={combination}>
      {index > 0 && ' / '}
      <span dir="ltr">
        {keyWords(combination).map((key, at) => (
          <Fragment key={key}>
            {at > 0 && ' '}
            <kbd className={styles.key}>{key === ' ' ? t('shortcuts.space') : key}</kbd>
          </Fragment>
        ))}
      </span>
    </Fragment>
  ));
}

function Group({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <Panel title={title} level={3}>
      <dl className={styles.list}>
        {lines.map(({ id, keys, what }) => (
          <div key={id} className={styles.line} data-keys-of={id}>
            <dt>{what}</dt>
            <dd>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

/** Every key of the page that does something of its own, and those that every page has. */
export function ShortcutList() {
  const t = useT();
  const hasLetterKeys = usePreferences((state) => state.hasLetterKeys);
  const onPage = pageShortcuts.filter((each) => hasLetterKeys || needsControl(each));
  const inPen = penShortcuts.filter((each) => each.id !== 'nothing');
  return (
    <>
      <p>{t(hasLetterKeys ? 'shortcuts.note' : 'shortcuts.noteOff')}</p>
      <Group
        title={t('shortcuts.page')}
        lines={onPage.map((each) => ({
          ...each,
          what: isTab(each) ? t('shortcuts.tab', { name: t(`app.${each.id}Tab`) }) : t(`shortcuts.page_${each.id}`),
        }))}
      />
      <Group title={t('draw.area')} lines={inPen.map((each) => ({ ...each, what: t(`shortcuts.pen_${each.id}`) }))} />
      <Group
        title={t('shortcuts.layer')}
        lines={layerShortcuts.map((each) => ({ ...each, what: t(`shortcuts.layer_${each.id}`) }))}
      />
      <p>{t('shortcuts.everywhere')}</p>
    </>
  );
}
