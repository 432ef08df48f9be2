import { useMemo, useState } from 'react';
import { labLength, type LabWindow } from '../../../domain/explain/lab';
import {
  convolveSamples,
  sampleKernels,
  sampleSumAt,
  soundWave,
  type SampleKernel,
} from '../../../domain/explain/one-dimensional';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { NumberMatrix } from '../../../ui/maps/number-matrix';
import { NumberValue } from '../../../ui/maps/number-value';
import { boundOf } from '../../../ui/maps/colour-scale';
import { NumberField } from '../../../ui/number-field';
import { Select } from '../../../ui/select';
import { Slider } from '../../../ui/slider';
import styles from './laboratory.module.css';
import { Wave } from './wave';

/** Samples of the sound. */
const count = 128;
const seed = 7;
const names = Object.keys(sampleKernels) as readonly SampleKernel[];

interface StrideFieldProps {
  stride: number;
  isValid: boolean;
  onChange: (stride: number) => void;
}

function StrideField({ stride, isValid, onChange }: StrideFieldProps) {
  const t = useT();
  return (
    <div className={styles.fieldBox}>
      <NumberField
        label={t('lab.soundStride')}
        hint={t('lab.strideHint')}
        isWhole
        value={stride}
        menu={[1, 2, 4]}
        isInvalid={!isValid}
        errorMessage={t('lab.problem_strideTooSmall')}
        onChange={onChange}
      />
    </div>
  );
}

/** The same sum of products along one line: samples of a sound. */
export function SoundLab() {
  const t = useT();
  const format = useFormat();
  const [name, setName] = useState<SampleKernel>('mean');
  const [stride, setStride] = useState(1);
  const [place, setPlace] = useState(40);
  const samples = useMemo(() => soundWave(count, seed), []);
  const kernel: readonly number[] = sampleKernels[name];
  const isValid = Number.isInteger(stride) && stride >= 1;
  const window: LabWindow = { size: kernel.length, stride: isValid ? stride : 1, padding: 0 };
  const result = convolveSamples(samples, kernel, window);
  const at = Math.min(place, labLength(count, window) - 1);
  const sum = sampleSumAt(samples, kernel, window, at);
  const cells = (pick: (cell: (typeof sum.cells)[number]) => number) =>
    sum.cells.map((cell) => ({ value: pick(cell) }));
  const matrix = { columns: kernel.length, bound: Math.max(1, boundOf(kernel)) };
  return (
    <div className={styles.lab}>
      <div className={styles.controls}>
        <Select
          label={t('lab.soundKernel')}
          hint={t('lab.soundKernelHint')}
          value={name}
          options={names.map((value) => ({ value, label: t(`lab.sound_${value}`) }))}
          onChange={setName}
        />
        <StrideField stride={stride} isValid={isValid} onChange={setStride} />
      </div>
      <Wave
        label={t('lab.wave')}
        samples={samples}
        from={sum.start}
        to={sum.start + kernel.length - 1}
        onPoint={(sample) => setPlace(Math.max(0, Math.round((sample - (kernel.length - 1) / 2) / window.stride)))}
      />
      <Wave label={t('lab.waveResult')} samples={result} from={at} to={at} onPoint={setPlace} />
      <Slider
        label={t('lab.soundPlace')}
        hint={t('lab.soundPlaceHint')}
        value={at}
        min={0}
        max={result.length - 1}
        step={1}
        format={(value) => format.number(value + 1)}
        onChange={setPlace}
      />
      <div className={styles.rows}>
        <NumberMatrix {...matrix} name="samples" caption={t('lab.samples')} cells={cells(({ value }) => value)} />
        <NumberMatrix
          {...matrix}
          name="soundKernel"
          caption={t('lab.soundWeights')}
          cells={cells(({ weight }) => weight)}
        />
        <NumberMatrix
          {...matrix}
          name="soundProducts"
          caption={t('inside.products')}
          cells={cells(({ product }) => product)}
        />
      </div>
      <p className={styles.sum}>
        {t('lab.soundSum')}{' '}
        <strong>
          <NumberValue value={sum.sum} name="soundSum" />
        </strong>
      </p>
    </div>
  );
}
