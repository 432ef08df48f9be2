import type { Field } from '../../domain/layers/fields';
import type { settingsFields } from '../../domain/training/training';
import { useT, type MessageKey } from '../../i18n/use-t';
import { Select } from '../../ui/select';
import { Switch } from '../../ui/switch';
import { NumberSetting } from './number-setting';

/** Every setting and optimizer parameter that has a control of this kind. */
export type SettingName = keyof typeof settingsFields | OptimizerParam;
export type OptimizerParam =
  'momentum' | 'nesterov' | 'rho' | 'beta1' | 'beta2' | 'weightDecay' | 'initialAccumulatorValue';
type Value = number | string | boolean;

interface SettingControlProps {
  name: SettingName;
  field: Field;
  value: Value;
  onChange: (value: Value) => void;
}

/** The control of one setting, as its field in the domain describes it. Its words stand in the messages under its name. */
export function SettingControl({ name, field, value, onChange }: SettingControlProps) {
  const t = useT();
  const label = t(`settings.${name}`);
  const hint = t(`settings.${name}Hint`);
  const term = `settings.${name}`;
  switch (field.type) {
    case 'flag':
      return <Switch label={label} hint={hint} term={term} isSelected={value === true} onChange={onChange} />;
    case 'choice': {
      // The fields' values are open text to the type system; each has a message of its own.
      const options = field.values.map((choice) => ({
        value: choice,
        label: t(`settings.${name}_${choice}` as MessageKey),
      }));
      return (
        <Select label={label} hint={hint} term={term} value={String(value)} options={options} onChange={onChange} />
      );
    }
    case 'int':
    case 'number':
      return (
        <NumberSetting label={label} hint={hint} term={term} field={field} value={Number(value)} onChange={onChange} />
      );
    case 'extent':
    case 'sides':
      return null; // settings have no pictures
    default:
      return field satisfies never;
  }
}
