import { useT } from '../../../i18n/use-t';
import { useBuilt } from '../../../state/inside/use-built';
import { useInsidePicture } from '../../../state/inside/use-inside-picture';
import { useFit } from '../../../state/network/use-network';
import { useInside, useTraining } from '../../../state/use-page';
import { Notice } from '../../../ui/notice';
import { SwitchOff } from '../damage/switch-off';
import { OpenedChannel } from '../detail/opened-channel';
import styles from './channel-view.module.css';
import { Rewind } from './rewind';
import { Toolbar } from './toolbar';
import { useDetailArrival } from './use-detail-arrival';

/** Why there is nothing to be opened. */
function Notices() {
  const t = useT();
  const isBuilt = useTraining((state) => state.built !== null);
  const hasFailed = useTraining((state) => state.flow === 'failed');
  const hasPicture = useInsidePicture() !== null;
  const { fits } = useFit();
  if (!isBuilt && hasFailed) return <Notice tone="info">{t('inside.noWeights')}</Notice>;
  if (!isBuilt) return <Notice tone="info">{t(fits ? 'inside.notBuilt' : 'inside.unfit')}</Notice>;
  return hasPicture ? null : <Notice tone="info">{t('inside.noPicture')}</Notice>;
}

/** One channel of the picture above, taken apart. */
export function ChannelView() {
  const t = useT();
  const built = useBuilt();
  const opened = useInside((state) => state.opened);
  const hasDetail = useInside((state) => state.detail !== null);
  const layer = opened && built?.byId.get(opened.layerId);
  const detail = useDetailArrival(opened, hasDetail);
  return (
    <div className={styles.view}>
      <Notices />
      {built && (
        <>
          <Toolbar>{opened && layer && <SwitchOff built={built} layer={layer} channel={opened.channel} />}</Toolbar>
          <Rewind />
          {!opened && <p className={styles.lead}>{t('inside.lead')}</p>}
          <div ref={detail} className={styles.detail}>
            {opened && layer && <OpenedChannel key={layer.id} built={built} layer={layer} channel={opened.channel} />}
          </div>
        </>
      )}
    </div>
  );
}
