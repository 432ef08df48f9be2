import type { ModelNote } from '../../domain/formats/layers-model/complete-stack';
import { useT } from '../../i18n/use-t';
import { shownDetail } from '../../state/engine/failure';
import { usePage, useShare } from '../../state/use-page';
import type { ShareNews } from '../../state/share/share-news';
import { LinkText } from '../../ui/link-text';
import { TextList } from '../../ui/text-list';
import { Toast } from '../../ui/toast';
import styles from './share.module.css';
import { openErrorText } from './share-words';

function LinkNews({ link, isCopied, ownData }: Extract<ShareNews, { kind: 'link' }>) {
  const t = useT();
  return (
    <>
      <p className={styles.sentence}>{t(isCopied ? 'share.linkCopied' : 'share.linkShown')}</p>
      {ownData && <p className={styles.sentence}>{t('share.linkWithoutData')}</p>}
      {!isCopied && <LinkText label={t('share.linkLabel')} link={link} />}
    </>
  );
}

const openedKeys = {
  project: 'share.openedProject',
  run: 'share.openedRun',
  picture: 'share.openedPicture',
} as const;

function OpenedNews({ what, ownData }: Extract<ShareNews, { kind: 'opened' }>) {
  const t = useT();
  if (what !== 'link') return t(openedKeys[what]);
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
      return `${t(`share.link_${news.why}`, { name: news.name })} ${t(`share.instead_${news.shown}`)}`;
    case 'notOpened':
      return <NotOpenedNews {...news} />;
    case 'saved':
      return t(news.isTrained ? 'share.savedTrained' : 'share.savedUntrained', { name: news.name });
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
  saved: 'success',
  saveFailed: 'danger',
  invalid: 'warning',
} as const;

/** What came of saving, opening and sharing. */
export function ShareNotices() {
  const page = usePage();
  const news = useShare((state) => state.news);
  if (!news) return null;
  const tone = tones[news.kind];
  // A link that is to be copied by hand waits for that.
  const isBrief = tone === 'success' && !(news.kind === 'link' && !news.isCopied);
  return (
    <Toast tone={tone} isBrief={isBrief} onDismiss={() => page.share.getState().dismiss()}>
      <News news={news} />
    </Toast>
  );
}
