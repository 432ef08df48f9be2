import { isAllowed, type Field } from '../../domain/layers/fields';
import { useT } from '../../i18n/use-t';
import { NumberField } from '../../ui/number-field';

interface NumberSettingProps {
  label: string;
  hint: string;
  term: string;
  field: Extract<Field, { type: 'int' | 'number' }>;
  value: number;
  onChange: (value: number) => void;
}

/** The field of a setting that is a number; out of its limits, it says them. */
export function NumberSetting({ label, hint, term, field, value, onChange }: NumberSettingProps) {
  const t = useT();
  const limits = { min: field.min, max: field.max };
  return (
    <NumberField
      label={label}
      hint={hint}
      term={term}
      value={value}
      isWhole={field.type === 'int'}
      menu={field.menu}
      onChange={onChange}
      isInvalid={!isAllowed(field, value)}
      errorMessage={t(field.type === 'int' ? 'settings.wholeNumber' : 'settings.number', limits)}
    />
  );
}
