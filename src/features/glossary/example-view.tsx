import { useState } from 'react';
import { startValues, type Control, type Example } from '../../domain/glossary/example';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { Select } from '../../ui/select';
import { Slider } from '../../ui/slider';
import styles from './glossary.module.css';
import { ShownPart } from './shown-part';

interface ControlViewProps {
  control: Control;
  value: number | string | undefined;
  onChange: (value: number | string) => void;
}

function ControlView({ control, value, onChange }: ControlViewProps) {
  const t = useT();
  const format = useFormat();
  const label = t(`glossary.control_${control.id}`);
  if (control.kind === 'choice') {
    const options = control.choices.map((choice) => ({
      value: choice,
      label: t(`glossary.choice_${choice}`),
    }));
    return (
      <Select
        label={label}
        value={control.choices.find((choice) => choice === value) ?? control.choices[0] ?? 'max'}
        options={options}
        onChange={onChange}
      />
    );
  }
  const { from, to, step } = control;
  const digits = Number.isInteger(step) ? 0 : step < 0.1 ? 2 : 1;
  return (
    <Slider
      label={label}
      value={Number(value)}
      min={from}
      max={to}
      step={step}
      format={(each) => format.number(each, digits)}
      onChange={onChange}
    />
  );
}

/** The live example of a term: what one changes, and what comes of it. */
export function ExampleView({ example }: { example: Example }) {
  const t = useT();
  const [values, setValues] = useState(() => startValues(example));
  return (
    <div role="group" className={styles.example} aria-label={t('glossary.tryIt')}>
      <p className={styles.tryIt} aria-hidden="true">
        {t('glossary.tryIt')}
      </p>
      <div className={styles.controls}>
        {example.controls.map((control) => (
          <ControlView
            key={control.id}
            control={control}
            value={values[control.id]}
            onChange={(value) => setValues({ ...values, [control.id]: value })}
          />
        ))}
      </div>
      <div className={styles.shown}>
        {example.show(values).map((shown, at) => (
          <ShownPart key={at} shown={shown} />
        ))}
      </div>
    </div>
  );
}
