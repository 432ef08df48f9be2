import type { ReactNode } from 'react';
import { useT } from '../../i18n/use-t';
import type { ExplainView } from '../../domain/lesson/place';
import { usePage, useView } from '../../state/use-page';
import { Panel } from '../../ui/panel';
import { Tabs } from '../../ui/tabs';
import { ChannelView } from './channel/channel-view';
import styles from './explain-panel.module.css';
import { LaboratoryView } from './laboratory/laboratory-view';
import { WeightsView } from './weights/weights-view';

/** How the network computes: the arithmetic of any number in the picture, its weights, and a laboratory to try it by hand. */
export function ExplainPanel() {
  const t = useT();
  const { view } = usePage();
  const explains = useView((state) => state.explains);
  // What is not looked at asks the worker for nothing.
  const only = (id: ExplainView, content: ReactNode) => (id === explains ? content : null);
  return (
    <Panel title={t('inside.title')}>
      <Tabs
        label={t('inside.views')}
        selected={explains}
        onSelect={view.getState().explain}
        panelClassName={styles.view}
        tabs={[
          { id: 'channel', title: t('inside.channelView'), content: only('channel', <ChannelView />) },
          { id: 'weights', title: t('inside.weightsView'), content: only('weights', <WeightsView />) },
          { id: 'laboratory', title: t('inside.laboratoryView'), content: only('laboratory', <LaboratoryView />) },
        ]}
      />
    </Panel>
  );
}
