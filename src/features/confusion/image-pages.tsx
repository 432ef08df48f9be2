import { useMemo, useState } from 'react';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import type { PageOfImages } from '../../state/mistakes/images';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { Select } from '../../ui/select';
import { ImagePage } from './image-page';
import styles from './images.module.css';
import { failureKey } from '../../state/engine/failure-key';
import { useImages } from './use-images';
import type { SplitAnswers } from '../../domain/explain/confusion';

/** Images on one page: four or five rows beside the matrix, or as many as one likes to scroll through. */
const pageSizes = [25, 100, 500] as const;
/** Images on one canvas: a canvas has a greatest height, which 500 of them would exceed on a phone. */
const perSheet = 100;

/** A page in parts of which each fits onto a canvas. */
function sheetsOf({ indices, images, ...page }: PageOfImages): PageOfImages[] {
  const size = images.length / indices.length;
  return Array.from({ length: Math.ceil(indices.length / perSheet) }, (_, sheet) => {
    const [from, to] = [sheet * perSheet, (sheet + 1) * perSheet];
    return { ...page, indices: indices.slice(from, to), images: images.subarray(from * size, to * size) };
  });
}

interface PagingProps {
  count: number;
  page: number;
  size: number;
  onPage: (page: number) => void;
  onSize: (size: number) => void;
}

function Paging({ count, page, size, onPage, onSize }: PagingProps) {
  const t = useT();
  const format = useFormat();
  const pages = Math.ceil(count / size);
  if (count <= pageSizes[0]) return null;
  return (
    <div className={styles.paging}>
      <Button hint={t('mistakes.backHint')} isDisabled={page === 0} onPress={() => onPage(page - 1)}>
        {t('mistakes.back')}
      </Button>
      <span>{t('mistakes.page', { page: format.number(page + 1), pages: format.number(pages) })}</span>
      <Button hint={t('mistakes.nextHint')} isDisabled={page >= pages - 1} onPress={() => onPage(page + 1)}>
        {t('mistakes.next')}
      </Button>
      <Select
        isInline
        label={t('mistakes.pageSize')}
        hint={t('mistakes.pageSizeHint')}
        value={String(size)}
        options={pageSizes.map((value) => ({ value: String(value), label: format.number(value) }))}
        onChange={(value) => onSize(Number(value))}
      />
    </div>
  );
}

/** The page of a list, which begins at its first one whenever the list or the size of pages is another. */
function usePage(indices: readonly number[], size: number) {
  const [at, setAt] = useState({ indices, size, page: 0 });
  const page = at.indices === indices && at.size === size ? at.page : 0;
  return [page, (next: number) => setAt({ indices, size, page: next })] as const;
}

/** The images of a list, page by page; the page before stays until its images are there. */
export function ImagePages({ answers, indices }: { answers: SplitAnswers; indices: readonly number[] }) {
  const t = useT();
  const [size, setSize] = useState<number>(pageSizes[0]);
  const [page, setPage] = usePage(indices, size);
  const asked = useMemo(() => indices.slice(page * size, (page + 1) * size), [indices, page, size]);
  const shown = useImages(answers, asked);
  const sheets = useMemo(() => (shown.page ? sheetsOf(shown.page) : []), [shown]);
  if (indices.length === 0) return <p className={styles.empty}>{t('mistakes.noImages')}</p>;
  return (
    <>
      {shown.failure && <Notice tone="danger">{t(failureKey(shown.failure), { detail: shown.failure.detail })}</Notice>}
      {sheets.map((sheet) => (
        <ImagePage key={sheet.indices[0]} page={sheet} />
      ))}
      <Paging count={indices.length} page={page} size={size} onPage={setPage} onSize={setSize} />
    </>
  );
}
