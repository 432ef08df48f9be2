import { useMemo, useState, type ReactNode } from 'react';
import type { RandomMoment } from '../../../domain/explain/random-moment';
import { useFormat } from '../../../i18n/format';
import { useT, type MessageKey } from '../../../i18n/use-t';
import { useTraining } from '../../../state/use-page';
import { Slider } from '../../../ui/slider';

/** Steps that the slider offers at least. */
const fewestSteps = 20;

/** The training step whose random numbers are shown of the layer at this place, for the first picture of the batch; and the slider that chooses it. */
export function useTrainingStep(
  place: number,
  hint: MessageKey,
): { readonly at: RandomMoment; readonly slider: ReactNode } {
  const t = useT();
  const format = useFormat();
  const seed = useTraining((state) => (state.runSettings ?? state.settings).seed);
  const done = useTraining((state) => state.trainedSteps);
  const [step, setStep] = useState(0);
  const slider = (
    <Slider
      label={t('inside.dropoutStep')}
      hint={t(hint)}
      value={step}
      min={0}
      max={Math.max(done, fewestSteps)}
      step={1}
      format={(value) => format.number(value + 1)}
      onChange={setStep}
    />
  );
  return { at: useMemo(() => ({ seed, step, place, image: 0 }), [seed, step, place]), slider };
}
