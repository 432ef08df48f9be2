import { layerKinds } from '../../../domain/layers/registry';
import { taskLimits } from '../../../domain/lesson/task';
import {
  accuracyLimits,
  countLimits,
  isAccuracyAllowed,
  isCountAllowed,
  type TaskDraft,
} from '../../../domain/lesson/task-draft';
import { readNetwork } from '../../../domain/network/read-network';
import { useState } from 'react';
import { classWords } from '../../../i18n/class-words';
import { useT } from '../../../i18n/use-t';
import { useClassNames } from '../../../state/data/use-classes';
import { shownStrokes } from '../../../state/drawing/content';
import { useDrawing, usePage } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import { NumberField } from '../../../ui/number-field';
import { Select } from '../../../ui/select';
import { Switch } from '../../../ui/switch';
import { GivenPicture } from './given-picture';
import styles from './task.module.css';

interface FormProps {
  draft: TaskDraft;
  change: (part: Partial<TaskDraft>) => void;
}

const usualAccuracy = 97;
const accuracies = [50, 80, 90, 95, 97, 98, 99] as const;
const sizes = [5_000, 10_000, 20_000, 50_000, 100_000] as const;
const nothing = '';

/** How good, and how small. */
function Measured({ draft: { accuracy, parameters }, change }: FormProps) {
  const t = useT();
  const page = usePage();
  const present = () => readNetwork(page.network.getState().network).total;
  return (
    <>
      <Switch
        label={t('task.asksAccuracy')}
        hint={t('task.asksAccuracyHint')}
        isSelected={accuracy !== null}
        onChange={(isOn) => change({ accuracy: isOn ? usualAccuracy : null })}
      />
      {accuracy !== null && (
        <NumberField
          label={t('task.percent')}
          value={accuracy}
          isWhole={false}
          menu={accuracies}
          isInvalid={!isAccuracyAllowed(accuracy)}
          errorMessage={t('field.numberLimits', accuracyLimits)}
          onChange={(value) => change({ accuracy: value })}
        />
      )}
      <Switch
        label={t('task.asksParameters')}
        isSelected={parameters !== null}
        onChange={(isOn) => change({ parameters: isOn ? Math.max(1, present()) : null })}
      />
      {parameters !== null && (
        <NumberField
          label={t('task.most')}
          value={parameters}
          isWhole
          menu={sizes}
          isInvalid={!isCountAllowed(parameters)}
          errorMessage={t('field.intLimits', countLimits)}
          onChange={(value) => change({ parameters: value })}
        />
      )}
    </>
  );
}

/** Classes that learners draw themselves. */
function Labels({ draft: { labels }, change }: FormProps) {
  const t = useT();
  const names = classWords(t, useClassNames());
  return (
    <fieldset className={styles.labels}>
      <legend>{t('task.asksLabels')}</legend>
      {names.slice(0, taskLimits.drawings).map((name, label) => (
        <label key={label}>
          <input
            type="checkbox"
            checked={labels.includes(label)}
            onChange={({ target }) =>
              change({
                labels: names.flatMap((_, at) => ((at === label ? target.checked : labels.includes(at)) ? at : [])),
              })
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

/** Drawings of the teacher's that are to be read: each is drawn on the page and added here. */
function Drawings({ draft: { drawings }, change }: FormProps) {
  const t = useT();
  const names = classWords(t, useClassNames());
  const [label, setLabel] = useState('0');
  const strokes = useDrawing(shownStrokes);
  const isFull = drawings.length >= taskLimits.drawings;
  return (
    <fieldset className={styles.part}>
      <legend>{t('task.asksDrawings')}</legend>
      <p className={styles.note}>{t('task.asksDrawingsAbout', { most: taskLimits.drawings })}</p>
      <ul className={styles.drawings}>
        {drawings.map((drawing, at) => {
          const name = names[drawing.label] ?? String(drawing.label);
          return (
            <li key={at} className={styles.given}>
              <GivenPicture drawing={drawing} name={name} />
              <Button
                variant="quiet"
                aria-label={t('task.takeOutOf', { name, place: at + 1 })}
                onPress={() => change({ drawings: drawings.filter((each) => each !== drawing) })}
              >
                {t('task.takeOut')}
              </Button>
            </li>
          );
        })}
      </ul>
      <div className={styles.row}>
        <Select
          label={t('task.itShows')}
          isInline
          value={label}
          options={names.map((name, at) => ({ value: String(at), label: name }))}
          onChange={setLabel}
        />
        <Button
          isDisabled={strokes.length === 0 || isFull}
          disabledReason={t(isFull ? 'task.drawingsFull' : 'task.nothingDrawn')}
          onPress={() => change({ drawings: [...drawings, { label: Number(label), strokes }] })}
        >
          {t('task.addDrawing')}
        </Button>
      </div>
    </fieldset>
  );
}

/** What the page checks by itself. */
export function GoalsForm({ draft, change }: FormProps) {
  const t = useT();
  const layers = layerKinds.map((kind) => ({ value: kind, label: kind }));
  return (
    <fieldset className={styles.part}>
      <legend>{t('task.goals')}</legend>
      <p className={styles.note}>{t('task.goalsAbout')}</p>
      <Measured draft={draft} change={change} />
      <Switch
        label={t('task.asksOverfits')}
        hint={t('task.asksOverfitsHint')}
        isSelected={draft.overfits}
        onChange={(overfits) => change({ overfits })}
      />
      <Select
        label={t('task.asksLayer')}
        isInline
        value={draft.layer ?? nothing}
        options={[{ value: nothing, label: t('task.noLayer') }, ...layers]}
        onChange={(layer) => change({ layer: layer === nothing ? null : layer })}
      />
      <Labels draft={draft} change={change} />
      <Drawings draft={draft} change={change} />
    </fieldset>
  );
}
