import type { ModelNote } from '../../domain/formats/layers-model/complete-stack';
import { useT } from '../../i18n/use-t';
import { shownDetail } from '../../state/engine/failure';
import { usePage, useShare } from '../../state/use-page';
import { type ShareNews } from '../../state/share/share-state';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { TextList } from '../../ui/text-list';
import styles from './share.module.css';
import { openErrorText } from './share-words';

/** The link, to be copied by hand where the browser does not let the page do it. */
function LinkText({ link }: { link: string }) {
  const t = useT();
  return (
    <input
      className={styles.link}
      type="text"
      dir="ltr"
      readOnly
      aria-label={t('share.linkLabel')}
      value={link}
      onFocus={(event) => event.target.select()}
    />
  );
}

function LinkNews({ link, isCopied, ownData }: Extract<ShareNews, { kind: 'link' }>) {
  const t = useT();
  return (
    <>
      <p className={styles.sentence}>{t(isCopied ? 'share.linkCopied' : 'share.linkShown')}</p>
      {ownData && <p className={styles.sentence}>{t('share.linkWithoutData')}</p>}
      {!isCopied && <LinkText link={link} />}
    </>
  );
}

function OpenedNews({ what, ownData }: Extract<ShareNews, { kind: 'opened' }>) {
  const t = useT();
  if (what !== 'link') return t(what === 'project' ? 'share.openedProject' : 'share.openedRun');
  return `${t('share.openedLink')}${ownData ? ` ${t('share.openedWithoutData')}` : ''}`;
}

/** What was added to a model's layers, or left out, each in a sentence. */
function ModelNotes({ notes }: { notes: readonly ModelNote[] }) {
  const t = useT();
  return notes.map((note) => (
    <p key={note} className={styles.sentence}>
      {t(`share.note_${note}`)}
    </p>
  ));
}

function ModelNews({ notes }: Extract<ShareNews, { kind: 'openedModel' }>) {
  const t = useT();
  return (
    <>
      <p className={styles.sentence}>{t('share.openedModel')}</p>
      <ModelNotes notes={notes} />
    </>
  );
}

function NotOpenedNews({ failed, isRestOpen, notes }: Extract<ShareNews, { kind: 'notOpened' }>) {
  const t = useT();
  const lines = failed.map(({ name, error }) => t('share.failedFile', { name, reason: openErrorText(t, error) }));
  return (
    <>
      {isRestOpen && <p className={styles.sentence}>{t('share.openedRest')}</p>}
      <ModelNotes notes={notes} />
      <TextList title={t('share.notOpened', { count: failed.length })} lines={lines} />
    </>
  );
}

function News({ news }: { news: ShareNews }) {
  const t = useT();
  switch (news.kind) {
    case 'link':
      return <LinkNews {...news} />;
    case 'opened':
      return <OpenedNews {...news} />;
    case 'openedModel':
      return <ModelNews {...news} />;
    case 'openFailed':
      return openErrorText(t, news.error);
    case 'linkFailed':
      return `${t(`share.link_${news.why}`)} ${t(`share.instead_${news.shown}`)}`;
    case 'notOpened':
      return <NotOpenedNews {...news} />;
    case 'saveFailed':
      return t('share.saveFailed', { detail: shownDetail(news.failure) });
    case 'invalid':
      return t('share.invalid');
  }
}

const tones = {
  link: 'success',
  opened: 'success',
  openedModel: 'success',
  openFailed: 'danger',
  linkFailed: 'danger',
  notOpened: 'danger',
  saveFailed: 'danger',
  invalid: 'warning',
} as const;

/** What came of saving, opening and sharing. */
export function ShareNotices() {
  const page = usePage();
  const t = useT();
  const news = useShare((state) => state.news);
  if (!news) return null;
  const dismiss = <Button onPress={() => page.share.getState().dismiss()}>{t('app.dismiss')}</Button>;
  return (
    <Notice tone={tones[news.kind]} actions={dismiss}>
      <News news={news} />
    </Notice>
  );
}
