import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { Button } from '../../ui/button';
import { Slider } from '../../ui/slider';
import styles from './data-panel.module.css';

export interface PagingProps {
  /** Of the first item on the page. */
  offset: number;
  perPage: number;
  count: number;
  /** Says what is on the page. */
  words: string;
  onChange: (offset: number) => void;
}

/** Goes through many items page by page, or straight to a page. */
export function Paging({ offset, perPage, count, words, onChange }: PagingProps) {
  const t = useT();
  const format = useFormat();
  const pages = Math.ceil(count / perPage);
  if (pages <= 1) return null;
  const page = Math.floor(offset / perPage) + 1;
  return (
    <div className={styles.paging}>
      <Button hint={t('data.backHint')} isDisabled={page <= 1} onPress={() => onChange(offset - perPage)}>
        {t('data.back')}
      </Button>
      <span aria-live="polite">{words}</span>
      <Button hint={t('data.moreHint')} isDisabled={page >= pages} onPress={() => onChange(offset + perPage)}>
        {t('data.more')}
      </Button>
      <div className={styles.pageSlider}>
        <Slider
          label={t('data.page')}
          hint={t('data.pageHint')}
          value={page}
          min={1}
          max={pages}
          step={1}
          format={(value) => t('data.pageOf', { page: format.number(value), pages: format.number(pages) })}
          onChange={(next) => onChange((next - 1) * perPage)}
        />
      </div>
    </div>
  );
}
