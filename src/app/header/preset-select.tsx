import { presetIds } from '../../domain/network/presets';
import { presetKeys } from '../../i18n/preset-keys';
import { useT } from '../../i18n/use-t';
import { useNetwork, usePage } from '../../state/use-page';
import { Select } from '../../ui/select';

const own = 'own';

/** The networks of well-known tutorials. An edited network is none of them. */
export function PresetSelect() {
  const { setup } = usePage();
  const t = useT();
  const presetId = useNetwork((state) => state.presetId);
  const presets = presetIds.map((id) => ({ value: id, label: t(presetKeys[id]) }));
  const options = presetId ? presets : [{ value: own, label: t('preset.own') } as const, ...presets];
  return (
    <Select
      label={t('preset.label')}
      hint={t('preset.hint')}
      isInline
      value={presetId ?? own}
      options={options}
      onChange={(value) => value !== own && void setup.loadPreset(value)}
    />
  );
}
