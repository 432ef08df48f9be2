import type { Field } from '../../domain/layers/fields';
import { presets } from '../../domain/network/presets';
import {
  defaultLearningRates,
  defaultOptimizer,
  optimizerFields,
  optimizerKinds,
  settingsFields,
  type OptimizerSpec,
} from '../../domain/training/training';
import { useT } from '../../i18n/use-t';
import { useNetwork, useTraining } from '../../state/use-page';
import { Button } from '../../ui/button';
import { ResetIcon } from '../../ui/icons';
import { Select } from '../../ui/select';
import { AugmentationSettings } from './augmentation-settings';
import { SettingControl, type OptimizerParam } from './setting-control';
import styles from './settings-form.module.css';

/** One of the settings that every optimizer shares. */
export function Setting({ name }: { name: keyof typeof settingsFields }) {
  const value = useTraining((state) => state.settings[name]);
  const setSettings = useTraining((state) => state.setSettings);
  // The field's type and the setting's come from the same description.
  return (
    <SettingControl
      name={name}
      field={settingsFields[name]}
      value={value}
      onChange={(next) => setSettings({ [name]: next })}
    />
  );
}

/** The optimizer brings its own learning rate, as Keras does. */
function OptimizerChoice() {
  const t = useT();
  const kind = useTraining((state) => state.settings.optimizer.kind);
  const setSettings = useTraining((state) => state.setSettings);
  return (
    <Select
      label={t('settings.optimizer')}
      hint={t('settings.optimizerHint')}
      term="settings.optimizer"
      value={kind}
      options={optimizerKinds.map((each) => ({ value: each, label: each }))}
      onChange={(next) => setSettings({ optimizer: defaultOptimizer(next), learningRate: defaultLearningRates[next] })}
    />
  );
}

function OptimizerParams() {
  const optimizer = useTraining((state) => state.settings.optimizer);
  const setSettings = useTraining((state) => state.setSettings);
  const fields = Object.entries<Field>(optimizerFields[optimizer.kind]) as [OptimizerParam, Field][];
  const values = new Map<string, number | string | boolean>(Object.entries(optimizer.params));
  const change = (name: string, value: number | string | boolean) =>
    setSettings({ optimizer: { ...optimizer, params: { ...optimizer.params, [name]: value } } as OptimizerSpec });
  return fields.map(([name, field]) => (
    <SettingControl
      key={name}
      name={name}
      field={field}
      value={values.get(name) ?? field.default}
      onChange={(value) => change(name, value)}
    />
  ));
}

function PresetSettings() {
  const t = useT();
  const presetId = useNetwork((state) => state.presetId);
  const setSettings = useTraining((state) => state.setSettings);
  if (!presetId) return null;
  return (
    <Button
      variant="quiet"
      icon={<ResetIcon />}
      hint={t('settings.presetHint')}
      onPress={() => setSettings(presets[presetId].settings)}
    >
      {t('settings.preset')}
    </Button>
  );
}

/** Settings that only matter while others are on. */
function LossSettings() {
  const isSmoothed = useTraining((state) => state.settings.loss === 'categoricalCrossentropy');
  return (
    <>
      <div className={styles.wide}>
        <Setting name="loss" />
      </div>
      {isSmoothed && <Setting name="labelSmoothing" />}
    </>
  );
}

function ClippingSettings() {
  const isOn = useTraining((state) => state.settings.clipping !== 'none');
  return (
    <>
      <Setting name="clipping" />
      {isOn && <Setting name="clipAt" />}
    </>
  );
}

/** How to train: everything but the network and the data. */
export function SettingsForm() {
  const isSplit = useTraining((state) => state.settings.validation === 'split');
  return (
    <>
      <div className={styles.grid}>
        <OptimizerChoice />
        <Setting name="learningRate" />
        <OptimizerParams />
        <ClippingSettings />
        <LossSettings />
        <Setting name="validation" />
        {isSplit && <Setting name="validationSplit" />}
        <Setting name="seed" />
        <Setting name="shuffle" />
      </div>
      <AugmentationSettings />
      <PresetSettings />
    </>
  );
}
