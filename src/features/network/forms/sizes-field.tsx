import { useState } from 'react';
import { extentFrom, pairOf, sidesFrom, sidesOf, type Extent, type Sides } from '../../../domain/layers/extent';
import type { ExtentField, SidesField } from '../../../domain/layers/fields';
import { useT, type MessageKey } from '../../../i18n/use-t';
import { NumberField } from '../../../ui/number-field';
import styles from './sizes-field.module.css';

interface SizesFieldProps {
  label: string;
  hint: string;
  term: string;
  field: ExtentField | SidesField;
  value: Sides;
  onChange: (value: Sides) => void;
}

/** One of the numbers of a value that has several. */
interface Part {
  readonly label: MessageKey;
  readonly value: number;
  /** The whole value with another number here. */
  readonly with: (value: number) => Sides;
}

function axesOf(value: Extent): Part[] {
  const [height, width] = pairOf(value);
  return [
    { label: 'field.alongHeight', value: height, with: (next) => extentFrom(next, width) },
    { label: 'field.alongWidth', value: width, with: (next) => extentFrom(height, next) },
  ];
}

function partsOfSides(value: Sides): Part[] {
  const sides = sidesOf(value);
  return (['top', 'bottom', 'left', 'right'] as const).map((side) => ({
    label: `field.${side}`,
    value: sides[side],
    with: (next) => sidesFrom({ ...sides, [side]: next }),
  }));
}

/** A size for both axes, or a padding for all sides: one number, and one for each on demand. */
export function SizesField({ label, hint, term, field, value, onChange }: SizesFieldProps) {
  const t = useT();
  const isSides = field.type === 'sides';
  // Stays open while two numbers happen to be the same.
  const [isOpen, setOpen] = useState(Array.isArray(value));
  const isApart = isOpen || Array.isArray(value);
  const parts = isSides ? partsOfSides(value) : axesOf(value as Extent);
  const first = parts[0]?.value ?? field.default;
  const limits = { min: field.min, max: field.max };
  const number = (name: string, shown: number, change: (next: number) => void) => (
    <NumberField
      key={name}
      label={name}
      hint={hint}
      term={term}
      value={shown}
      isWhole
      menu={field.menu}
      onChange={change}
      isInvalid={!(Number.isInteger(shown) && shown >= field.min && shown <= field.max)}
      errorMessage={t('field.intLimits', limits)}
    />
  );
  const toggle = () => {
    setOpen(!isApart);
    if (isApart) onChange(first);
  };
  const words = isApart ? 'field.together' : isSides ? 'field.sidesApart' : 'field.apart';
  return (
    <div className={styles.sizes} {...(isApart && { role: 'group', 'aria-label': label })}>
      {isApart
        ? parts.map((part) =>
            number(t(part.label, { name: label }), part.value, (next) => {
              setOpen(true);
              onChange(part.with(next));
            }),
          )
        : number(label, first, onChange)}
      <button type="button" className={styles.toggle} aria-label={`${label}: ${t(words)}`} onClick={toggle}>
        {t(words)}
      </button>
    </div>
  );
}
