import { Suspense, useRef } from 'react';
import { late } from '../../i18n/late';
import { useT } from '../../i18n/use-t';
import { usePage, useShare } from '../../state/use-page';
import { IconButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { copyText } from '../../ui/copy-text';
import { downloadFile } from '../../ui/download-bytes';
import { CodeIcon, FolderIcon, SaveIcon, ShareIcon } from '../../ui/icons';
import styles from './share.module.css';
import { useFileDrop } from './use-file-drop';

const CodePanel = late(async () => (await import('./code-panel')).CodePanel);

function SaveButton() {
  const page = usePage();
  const t = useT();
  const isBusy = useShare((state) => state.isBusy);
  const save = () => page.share.getState().save('project').then(downloadFile);
  return (
    <IconButton label={t('share.save')} hint={t('share.saveHint')} isDisabled={isBusy} onPress={() => void save()}>
      <SaveIcon />
    </IconButton>
  );
}

function OpenButton() {
  const page = usePage();
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const isBusy = useShare((state) => state.isBusy);
  return (
    <>
      <IconButton
        label={t('share.open')}
        hint={t('share.openHint')}
        isDisabled={isBusy}
        onPress={() => input.current?.click()}
      >
        <FolderIcon />
      </IconButton>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={t('share.openFile')}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = ''; // so that the same file can be chosen again
          if (files.length > 0) void page.share.getState().open(files);
        }}
      />
    </>
  );
}

function CodeButton() {
  const t = useT();
  const trigger = (
    <IconButton label={t('share.code')} hint={t('share.codeHint')}>
      <CodeIcon />
    </IconButton>
  );
  return (
    <Dialog title={t('share.codeTitle')} trigger={trigger} isWide>
      <Suspense fallback={<p className={styles.note}>{t('app.loadingTab')}</p>}>
        <CodePanel />
      </Suspense>
    </Dialog>
  );
}

/** Save, Open, Code, Share: what takes the work elsewhere and brings it back. */
export function ShareTools() {
  const page = usePage();
  const t = useT();
  const isOver = useFileDrop();
  return (
    <div className={styles.tools} role="group" aria-label={t('share.group')}>
      <SaveButton />
      <OpenButton />
      <CodeButton />
      <IconButton
        label={t('share.share')}
        hint={t('share.shareHint')}
        onPress={() => void page.share.getState().link(copyText)}
      >
        <ShareIcon />
      </IconButton>
      {isOver && (
        <div className={styles.drop}>
          <p className={styles.dropText}>{t('share.drop')}</p>
        </div>
      )}
    </div>
  );
}
