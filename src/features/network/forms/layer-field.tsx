import type { Sides } from '../../../domain/layers/extent';
import { isAllowed, type Field, type ParamValue } from '../../../domain/layers/fields';
import type { LayerSpec } from '../../../domain/network/network';
import { useT } from '../../../i18n/use-t';
import { useNetwork } from '../../../state/use-page';
import { NumberField } from '../../../ui/number-field';
import { Select } from '../../../ui/select';
import { Switch } from '../../../ui/switch';
import type { FieldWords } from './layer-form';
import { SizesField } from './sizes-field';

interface LayerFieldProps {
  layer: LayerSpec;
  name: string;
  field: Field;
  words: FieldWords;
}

/** The control of one parameter, as its field in the domain describes it. */
export function LayerField({ layer, name, field, words }: LayerFieldProps) {
  const t = useT();
  const setParam = useNetwork((state) => state.setParam);
  const value: unknown = new Map<string, unknown>(Object.entries(layer.params)).get(name);
  const change = (next: ParamValue) => setParam(layer.id, name, next);
  const label = t(words.label);
  const hint = t(words.hint);
  const term = `field.${name}`;
  switch (field.type) {
    case 'flag':
      return <Switch label={label} hint={hint} term={term} isSelected={value === true} onChange={change} />;
    case 'choice': {
      const options = field.values.map((choice) => ({ value: choice, label: choice }));
      return <Select label={label} hint={hint} term={term} value={String(value)} options={options} onChange={change} />;
    }
    case 'extent':
    case 'sides':
      return (
        <SizesField label={label} hint={hint} term={term} field={field} value={value as Sides} onChange={change} />
      );
    case 'int':
    case 'number':
      return (
        <NumberField
          label={label}
          hint={hint}
          term={term}
          value={Number(value)}
          isWhole={field.type === 'int'}
          menu={field.menu}
          onChange={change}
          isInvalid={!isAllowed(field, value)}
          errorMessage={t(field.type === 'int' ? 'field.intLimits' : 'field.numberLimits', {
            min: field.min,
            max: field.max,
          })}
        />
      );
    default:
      return field satisfies never;
  }
}
