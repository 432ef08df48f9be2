import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { useDrawing, useInside } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import { FullScreenIcon } from '../../../ui/icons';
import { Select } from '../../../ui/select';
import { Switch } from '../../../ui/switch';
import { toggleFullScreen, useFullScreen } from '../use-stage';
import styles from './network-view.module.css';
import { scaleScopes, type ScaleScope } from './scale';

interface ToolbarProps {
  scope: ScaleScope;
  onScope: (scope: ScaleScope) => void;
}

/** The maps alone, for all to see; not where the browser has no full screen, as on some phones. */
function FullScreenButton() {
  const t = useT();
  const isFullScreen = useFullScreen();
  if (!document.fullscreenEnabled) return null;
  return (
    <Button icon={<FullScreenIcon />} hint={t('inside.fullScreenHint')} onPress={toggleFullScreen}>
      {t(isFullScreen ? 'inside.leaveFullScreen' : 'inside.fullScreen')}
    </Button>
  );
}

/** Which picture is looked at, and how strongly its maps are coloured. */
export function Toolbar({ scope, onScope }: ToolbarProps) {
  const t = useT();
  const format = useFormat();
  const pinned = useInside((state) => state.pinned);
  const pin = useInside((state) => state.pin);
  const drawn = useDrawing((state) => state.image);
  const trainedSteps = useInside((state) => state.trainedSteps);
  const cost = useInside((state) => state.cost);
  const options = scaleScopes.map((value) => ({ value, label: t(`inside.scale_${value}`) }));
  return (
    <div className={styles.toolbar}>
      <Select
        isInline
        label={t('inside.scale')}
        hint={t('inside.scaleHint')}
        value={scope}
        options={options}
        onChange={onScope}
      />
      <Switch
        label={t('inside.pin')}
        hint={t('inside.pinHint')}
        isSelected={pinned !== null}
        isDisabled={!pinned && !drawn}
        onChange={(isPinned) => pin(isPinned ? drawn : null)}
      />
      <FullScreenButton />
      <span
        className={styles.said}
        role="status"
        aria-label={t('inside.steps')}
        aria-live="off"
        data-trained-steps={trainedSteps ?? ''}
        data-milliseconds={cost}
      >
        {trainedSteps === null
          ? ''
          : t('inside.afterSteps', { count: trainedSteps, steps: format.number(trainedSteps) })}
      </span>
    </div>
  );
}
