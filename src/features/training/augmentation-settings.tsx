import { Suspense } from 'react';
import { augmentFields, augments } from '../../domain/training/augmentation';
import { late } from '../../i18n/late';
import { useT } from '../../i18n/use-t';
import { useTraining } from '../../state/use-page';
import styles from './augmentation-settings.module.css';
import { SettingControl } from './setting-control';
import { TermLink } from '../../ui/term-link';

/** The settings work without it, where its code cannot be loaded. */
const AugmentationPreview = late(() =>
  import('./augmentation-preview').then(
    (loaded) => loaded.AugmentationPreview,
    () => () => null,
  ),
);

const names = Object.keys(augmentFields) as (keyof typeof augmentFields)[];

/** How training images are changed each time they are used, and what comes of it. */
export function AugmentationSettings() {
  const t = useT();
  const settings = useTraining((state) => state.settings);
  const setSettings = useTraining((state) => state.setSettings);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>
        <TermLink term="augmentation">{t('augment.title')}</TermLink>
      </legend>
      <p className={styles.about}>{t('augment.about')}</p>
      <div className={styles.grid}>
        {names.map((name) => (
          <SettingControl
            key={name}
            name={name}
            field={augmentFields[name]}
            value={settings[name]}
            onChange={(value) => setSettings({ [name]: value })}
          />
        ))}
      </div>
      {augments(settings) && (
        <Suspense fallback={null}>
          <AugmentationPreview />
        </Suspense>
      )}
    </fieldset>
  );
}
