import { useState } from 'react';
import { useT } from '../../i18n/use-t';
import { keptFile } from '../../state/kept/kept-file';
import { usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
import { downloadFile } from '../../ui/download-bytes';
import { SaveIcon } from '../../ui/icons';

/** All of one's work as a file, before it goes. */
export function SaveFirst() {
  const page = usePage();
  const t = useT();
  const [news, setNews] = useState<'busy' | 'saved' | 'failed' | null>(null);
  const save = async (): Promise<void> => {
    setNews('busy');
    try {
      downloadFile(await keptFile(page, new Date()));
      setNews('saved');
    } catch {
      setNews('failed');
    }
  };
  return (
    <>
      <Button icon={<SaveIcon />} isDisabled={news === 'busy'} onPress={() => void save()}>
        {t('kept.saveFirst')}
      </Button>
      <span role="status">{news && t(`kept.file_${news}`)}</span>
    </>
  );
}
