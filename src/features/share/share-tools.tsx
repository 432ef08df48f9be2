import type { RefObject } from 'react';
import { useT } from '../../i18n/use-t';
import { usePage, useShare } from '../../state/use-page';
import { Button } from '../../ui/button';
import { copyText } from '../../ui/copy-text';
import { downloadFile } from '../../ui/download-bytes';
import { SaveIcon, ShareIcon } from '../../ui/icons';
import styles from './share.module.css';
import { useFileDrop } from './use-file-drop';

function SaveButton() {
  const page = usePage();
  const t = useT();
  const isBusy = useShare((state) => state.isBusy);
  const save = () => page.share.getState().save('project').then(downloadFile);
  return (
    <Button
      variant="quiet"
      icon={<SaveIcon />}
      hint={t('app.saveHint')}
      isDisabled={isBusy}
      onPress={() => void save()}
    >
      {t('app.save')}
    </Button>
  );
}

/** Where files come in; what opens its window stands in the menu. */
function FileInput({ file }: { file: RefObject<HTMLInputElement | null> }) {
  const page = usePage();
  const t = useT();
  return (
    <input
      ref={file}
      type="file"
      hidden
      multiple
      aria-label={t('app.openFile')}
      onChange={({ target }) => {
        const files = [...(target.files ?? [])];
        target.value = ''; // so that the same file can be chosen again
        if (files.length > 0) void page.share.getState().open(files);
      }}
    />
  );
}

/** Save and Share, and the way of files onto the page. */
export function ShareTools({ file }: { file: RefObject<HTMLInputElement | null> }) {
  const page = usePage();
  const t = useT();
  const isOver = useFileDrop();
  return (
    <div className={styles.tools} role="group" aria-label={t('app.saveAndShare')}>
      <SaveButton />
      <Button
        variant="quiet"
        icon={<ShareIcon />}
        hint={t('app.shareHint')}
        onPress={() => void page.share.getState().link(copyText)}
      >
        {t('app.share')}
      </Button>
      <FileInput file={file} />
      {isOver && (
        <div className={styles.drop}>
          <p className={styles.dropText}>{t('app.drop')}</p>
        </div>
      )}
    </div>
  );
}
