import { useT } from '../../i18n/use-t';
import { narrow, useMedia } from '../../ui/use-media';
import { Button } from '../../ui/button';
import { FullScreenIcon } from '../../ui/icons';
import { togglePresenting, usePresenting } from '../use-stage';

/** The picture alone, for all to see; not on a phone, nor where the browser has no full screen. */
export function PresentButton() {
  const t = useT();
  const isPresenting = usePresenting();
  const isPhone = useMedia(narrow);
  if (isPhone || !document.fullscreenEnabled) return null;
  return (
    <Button
      icon={<FullScreenIcon />}
      hint={t('app.presentHint')}
      aria-pressed={isPresenting}
      data-shortcut="present"
      onPress={togglePresenting}
    >
      {t('app.present')}
    </Button>
  );
}
