import { useT } from '../../i18n/use-t';
import { Notice } from '../../ui/notice';
import { Panel } from '../../ui/panel';
import { DrawButtons } from './draw-buttons';
import styles from './draw-panel.module.css';
import { DrawingArea } from './drawing-area';
import { ExamplesToTry } from './examples-to-try';
import { LeftOut } from './left-out';
import { SeenPicture } from './seen-picture';
import { usePicture } from './use-picture';

/** Draw a digit, and see how the network sees it. */
export function DrawPanel() {
  const t = useT();
  const { hasFailed, load, dropTarget } = usePicture();
  return (
    <Panel title={t('draw.title')} actions={<DrawButtons onPicture={load} />} isTight>
      <div className={styles.draw} {...dropTarget}>
        <DrawingArea />
        <LeftOut />
        {hasFailed && <Notice tone="danger">{t('draw.unreadable')}</Notice>}
        <SeenPicture />
        <ExamplesToTry />
      </div>
    </Panel>
  );
}
