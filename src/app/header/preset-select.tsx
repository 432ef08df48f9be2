import { presetIds, type PresetId } from '../../domain/network/presets';
import type { MessageKey } from '../../i18n/use-t';
import { useT } from '../../i18n/use-t';
import { useNetwork, usePage } from '../../state/use-page';
import { Select } from '../../ui/select';

const presetKeys: Readonly<Record<PresetId, MessageKey>> = {
  'mnist-first-convnet': 'preset.mnistFirstConvnet',
  'mnist-softmax': 'preset.mnistSoftmax',
  'mnist-dense': 'preset.mnistDense',
  'mnist-cnn-dense64': 'preset.mnistCnnDense64',
  'mnist-dropout-adadelta': 'preset.mnistDropoutAdadelta',
  'fashion-dense': 'preset.fashionDense',
  'fashion-cnn': 'preset.fashionCnn',
  'mnist-residual': 'preset.mnistResidual',
  'fashion-inception': 'preset.fashionInception',
};
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
