import { useEffect, useState } from 'react';
import { isUnderWay } from '../../../domain/training/training-flow';
import { useT } from '../../../i18n/use-t';
import { isSameNetwork } from '../../../domain/network/same-network';
import { useFit } from '../../../state/network/use-network';
import { useInside, useNetwork, usePage, useTraining } from '../../../state/use-page';
import { useInsidePicture } from '../../../state/inside/use-inside-picture';
import { CopyReport } from '../../../ui/copy-report';
import { ColourLegend } from '../../../ui/maps/colour-legend';
import { Notice } from '../../../ui/notice';
import { OpenedChannel } from '../detail/opened-channel';
import { useBuilt } from '../../../state/inside/use-built';
import { NetworkPicture } from './network-picture';
import styles from './network-view.module.css';
import { Rewind } from './rewind';
import type { ScaleScope } from './scale';
import { Toolbar } from './toolbar';
import { useDetailArrival } from './use-detail-arrival';

/** Dead channels are looked for when nothing trains: that costs a little more than a look at the maps. */
function useHealth(): void {
  const version = useTraining((state) => state.version);
  const isBusy = useTraining((state) => isUnderWay(state.flow));
  const askWeights = useInside((state) => state.askWeights);
  const askMoments = useInside((state) => state.askMoments);
  useEffect(() => void askMoments(), [version, askMoments]);
  useEffect(() => {
    if (!isBusy) void askWeights();
  }, [version, isBusy, askWeights]);
}

/** What the learner should know before looking: nothing to see, or not what they expect. */
function Notices() {
  const page = usePage();
  const t = useT();
  const built = useTraining((state) => state.built);
  const network = useNetwork((state) => state.network);
  const failure = useInside((state) => state.failure);
  const hasPicture = useInsidePicture() !== null;
  const trainedSteps = useInside((state) => state.trainedSteps);
  const flow = useTraining((state) => state.flow);
  const isRewound = useInside((state) => state.moment !== null);
  const { fits } = useFit();
  if (!built && flow === 'failed') return <Notice tone="info">{t('inside.noWeights')}</Notice>;
  if (!built) return <Notice tone="info">{t(fits ? 'inside.notBuilt' : 'inside.unfit')}</Notice>;
  if (failure && failure.code !== 'networkMissing' && failure.code !== 'crashed')
    return (
      <Notice tone="danger" actions={<CopyReport report={() => page.engineReport(failure)} />}>
        {t('inside.failed')}
      </Notice>
    );
  if (!hasPicture) return <Notice tone="info">{t('inside.noPicture')}</Notice>;
  if (!isSameNetwork(built, network)) return <Notice tone="warning">{t('inside.stale')}</Notice>;
  if (trainedSteps === 0 && !isRewound) return <Notice tone="info">{t('inside.untrained')}</Notice>;
  return null;
}

/** The whole network as a picture, and one channel of it taken apart. */
export function NetworkView() {
  const t = useT();
  useHealth();
  const built = useBuilt();
  const [scope, setScope] = useState<ScaleScope>('layer');
  const opened = useInside((state) => state.opened);
  const hasDetail = useInside((state) => state.detail !== null);
  const layer = opened && built?.byId.get(opened.layerId);
  const detail = useDetailArrival(opened, hasDetail);
  return (
    <div className={styles.view}>
      <p className={styles.lead}>{t('inside.lead')}</p>
      <Notices />
      {built && (
        <>
          <Toolbar scope={scope} onScope={setScope} />
          <ColourLegend />
          <Rewind />
          <NetworkPicture built={built} scope={scope} />
          <div ref={detail} className={styles.detail}>
            {opened && layer && <OpenedChannel key={layer.id} built={built} layer={layer} channel={opened.channel} />}
          </div>
        </>
      )}
    </div>
  );
}
