import { KeptData } from '../../features/kept/kept-data';
import { useT } from '../../i18n/use-t';
import { usePreferences } from '../../state/use-page';
import { Panel } from '../../ui/panel';
import { Switch } from '../../ui/switch';
import { BackendChooser } from './backend-chooser';
import { LanguageSelect } from './language-select';
import { MotionSelect } from './motion-select';
import { ScaleSelect } from './scale-select';
import styles from './settings.module.css';
import { TextSizeSelect } from './text-size-select';
import { ThemeSelect } from './theme-select';

/** A key without Ctrl may be pressed by chance, by a tremor or by speech that is taken for typing. */
function LetterKeys() {
  const t = useT();
  const hasLetterKeys = usePreferences((state) => state.hasLetterKeys);
  const setLook = usePreferences((state) => state.setLook);
  return (
    <>
      <Switch
        label={t('settings.letterKeys')}
        isSelected={hasLetterKeys}
        onChange={(next) => setLook({ hasLetterKeys: next })}
      />
      <p>{t('settings.letterKeysNote')}</p>
    </>
  );
}

/** Everything that is set once for this device: how the page speaks and looks, what computes, what is kept. */
export function Settings() {
  const t = useT();
  return (
    <div className={styles.settings}>
      <div className={styles.look}>
        <LanguageSelect />
        <ThemeSelect />
        <TextSizeSelect />
        <MotionSelect />
        <ScaleSelect />
      </div>
      <Panel level={3} title={t('shortcuts.title')}>
        <LetterKeys />
      </Panel>
      <Panel level={3} title={t('backend.title')}>
        <BackendChooser />
      </Panel>
      <Panel level={3} title={t('kept.title')}>
        <KeptData />
      </Panel>
    </div>
  );
}
