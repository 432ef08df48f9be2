import { useMemo, useState } from 'react';
import { answerOrders } from '../../domain/confusion';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import type { Reading } from '../../protocol/inspect';
import { useMistakes } from '../../state/mistakes';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { Panel } from '../../ui/panel';
import { Select } from '../../ui/select';
import { ImagePage } from './image-page';
import styles from './images.module.css';
import { failureKey } from './reading-bar';
import { useComesIntoSight } from './use-comes-into-sight';
import { useImages } from './use-images';

/** Images on one page: four or five rows beside the matrix. */
const perPage = 25;

/** Which images are listed, in words. */
function useHeading(): string {
  const t = useT();
  const filter = useMistakes((state) => state.filter);
  const names = useMistakes((state) => state.reading?.info.classNames);
  const { truth, predicted } = filter;
  if (truth === null || predicted === null) return t('mistakes.allMistakes');
  const words = { truth: names?.[truth] ?? '', predicted: names?.[predicted] ?? '' };
  return t(truth === predicted ? 'mistakes.rightImages' : 'mistakes.cellImages', words);
}

interface PagingProps {
  page: number;
  pages: number;
  onChange: (page: number) => void;
}

function Paging({ page, pages, onChange }: PagingProps) {
  const t = useT();
  const format = useFormat();
  if (pages < 2) return null;
  return (
    <div className={styles.paging}>
      <Button hint={t('mistakes.backHint')} isDisabled={page === 0} onPress={() => onChange(page - 1)}>
        {t('mistakes.back')}
      </Button>
      <span>{t('mistakes.page', { page: format.number(page + 1), pages: format.number(pages) })}</span>
      <Button hint={t('mistakes.nextHint')} isDisabled={page === pages - 1} onPress={() => onChange(page + 1)}>
        {t('mistakes.next')}
      </Button>
    </div>
  );
}

/** The page of a list, which begins at its first one whenever the list is another. */
function usePage(indices: readonly number[]) {
  const [at, setAt] = useState({ indices, page: 0 });
  const page = at.indices === indices ? at.page : 0;
  return [page, (next: number) => setAt({ indices, page: next })] as const;
}

/** One page of the list; the one before stays until its images are there. */
function Pages({ answers, indices }: { answers: Reading; indices: readonly number[] }) {
  const t = useT();
  const [page, setPage] = usePage(indices);
  const pages = Math.ceil(indices.length / perPage);
  const shown = useMemo(() => indices.slice(page * perPage, (page + 1) * perPage), [indices, page]);
  const images = useImages(answers, shown);
  if (indices.length === 0) return <p className={styles.empty}>{t('mistakes.noImages')}</p>;
  return (
    <>
      {images.failure && (
        <Notice tone="danger">{t(failureKey(images.failure), { detail: images.failure.detail })}</Notice>
      )}
      {images.page && <ImagePage key={images.page.indices[0]} page={images.page} />}
      <Paging page={page} pages={pages} onChange={setPage} />
    </>
  );
}

/** The images behind a cell of the matrix, or all mistakes. */
export function ImageList() {
  const t = useT();
  const format = useFormat();
  const heading = useHeading();
  const ref = useComesIntoSight<HTMLDivElement>(useMistakes((state) => state.filter));
  const indices = useMistakes((state) => state.indices);
  const order = useMistakes((state) => state.order);
  const isAll = useMistakes((state) => state.filter.truth === null);
  const answers = useMistakes((state) => state.reading?.answers);
  const { setOrder, openMistakes } = useMistakes.getState();
  const options = answerOrders.map((value) => ({ value, label: t(`mistakes.order_${value}`) }));
  return (
    <div ref={ref} className={styles.list}>
      <Panel
        level={3}
        title={t('mistakes.images')}
        actions={
          <Select
            isInline
            label={t('mistakes.order')}
            hint={t('mistakes.orderHint')}
            value={order}
            options={options}
            onChange={setOrder}
          />
        }
      >
        <div className={styles.listed}>
          <p className={styles.heading} aria-live="polite">
            <strong>{heading}</strong>{' '}
            <span className={styles.count}>
              {t('mistakes.imageCount', { count: indices.length, shown: format.number(indices.length) })}
            </span>
          </p>
          {!isAll && (
            <Button variant="quiet" hint={t('mistakes.showAllHint')} onPress={openMistakes}>
              {t('mistakes.showAll')}
            </Button>
          )}
        </div>
        {answers && <Pages answers={answers} indices={indices} />}
      </Panel>
    </div>
  );
}
