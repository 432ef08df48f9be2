import { answerOrders } from '../../domain/explain/confusion';
import { classWords } from '../../i18n/class-words';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useMistakes, usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import { Select } from '../../ui/select';
import { ImagePages } from './image-pages';
import styles from './images.module.css';
import { useComesIntoSight } from '../../ui/use-comes-into-sight';

/** Which images are listed, in words. */
function useHeading(): string {
  const t = useT();
  const filter = useMistakes((state) => state.filter);
  const names = classWords(t, useMistakes((state) => state.reading?.info.classNames) ?? []);
  const { truth, predicted } = filter;
  if (truth === null || predicted === null) return t('mistakes.allMistakes');
  const words = { truth: names[truth] ?? '', predicted: names[predicted] ?? '' };
  return t(truth === predicted ? 'mistakes.rightImages' : 'mistakes.cellImages', words);
}

/** The images behind a cell of the matrix, or all mistakes. */
export function ImageList() {
  const page = usePage();
  const t = useT();
  const format = useFormat();
  const heading = useHeading();
  const ref = useComesIntoSight<HTMLDivElement>(useMistakes((state) => state.filter));
  const indices = useMistakes((state) => state.indices);
  const order = useMistakes((state) => state.order);
  const isAll = useMistakes((state) => state.filter.truth === null);
  const answers = useMistakes((state) => state.reading?.answers);
  const { setOrder, openMistakes } = page.mistakes.getState();
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
        {answers && <ImagePages answers={answers} indices={indices} />}
      </Panel>
    </div>
  );
}
