import { useState, type ReactNode } from 'react';
import { useT } from '../../i18n/use-t';
import { Panel } from '../../ui/panel';
import { Tabs } from '../../ui/tabs';
import styles from './explain-panel.module.css';
import { LaboratoryView } from './laboratory/laboratory-view';
import { NetworkView } from './picture/network-view';
import { useStage } from './use-stage';
import { WeightsView } from './weights/weights-view';

type View = 'network' | 'weights' | 'laboratory';

/** A look inside: the network as a picture with the arithmetic of any number, its weights, and a laboratory to try it by hand. */
export function ExplainPanel() {
  const t = useT();
  useStage();
  const [view, setView] = useState<View>('network');
  // What is not looked at asks the worker for nothing.
  const only = (id: View, content: ReactNode) => (id === view ? content : null);
  return (
    <Panel title={t('inside.title')}>
      <Tabs
        label={t('inside.views')}
        selected={view}
        onSelect={setView}
        panelClassName={styles.view}
        tabs={[
          { id: 'network', title: t('inside.networkView'), content: only('network', <NetworkView />) },
          { id: 'weights', title: t('inside.weightsView'), content: only('weights', <WeightsView />) },
          { id: 'laboratory', title: t('inside.laboratoryView'), content: only('laboratory', <LaboratoryView />) },
        ]}
      />
    </Panel>
  );
}
