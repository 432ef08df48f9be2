import { useState } from 'react';
import { classWords } from '../../i18n/class-words';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import type { EvidenceMethod } from '../../domain/explain/evidence';
import type { ChosenImage } from '../../state/mistakes/mistakes-state';
import { useClassNames } from '../../state/data/use-classes';
import { useMistakes } from '../../state/use-page';
import { Panel } from '../../ui/panel';
import { Select } from '../../ui/select';
import { EvidenceShown, type EvidenceChoice } from './evidence-shown';
import { SubjectActions } from './subject-actions';
import { useComesIntoSight } from '../../ui/use-comes-into-sight';
import { useSubject, type Subject } from './use-subject';
import styles from './why.module.css';

const methods: readonly EvidenceMethod[] = ['gradCam', 'occlusion'];
const sources = ['chosen', 'drawing'] as const;

/** What is known of the chosen image. */
function About({ subject, names }: { subject: Subject; names: readonly string[] }) {
  const t = useT();
  const { gap } = useFormat();
  const predicted = names[subject.predicted ?? -1];
  if (predicted === undefined) return null;
  const truth = subject.chosen && names[subject.chosen.truth];
  return (
    <p className={styles.about}>
      <strong>{t('why.readAs', { name: predicted })}</strong>
      {gap}
      {truth !== null && truth !== undefined && <span>{t('why.truth', { name: truth })}</span>}
    </p>
  );
}

interface SourceSelectProps {
  chosen: ChosenImage | null;
  isDrawing: boolean;
  onChange: (isDrawing: boolean) => void;
}

/** The image chosen from the list, or the drawing. */
function SourceSelect({ chosen, isDrawing, onChange }: SourceSelectProps) {
  const t = useT();
  const options = sources.map((value) => ({
    value,
    label: t(`why.subject_${value}`),
    isDisabled: value === 'chosen' && !chosen,
  }));
  return (
    <Select
      isInline
      label={t('why.subject')}
      hint={t('why.subjectHint')}
      value={isDrawing ? 'drawing' : 'chosen'}
      options={options}
      onChange={(value) => onChange(value === 'drawing')}
    />
  );
}

interface ChoicesProps {
  choice: EvidenceChoice;
  names: readonly string[];
  onMethod: (method: EvidenceMethod) => void;
  onClass: (classIndex: number) => void;
}

/** By which method, and for which class. */
function Choices({ choice, names, onMethod, onClass }: ChoicesProps) {
  const t = useT();
  return (
    <div className={styles.choices}>
      <Select
        label={t('why.method')}
        hint={t('why.methodHint')}
        term={choice.method}
        value={choice.method}
        options={methods.map((value) => ({ value, label: t(`why.method_${value}`) }))}
        onChange={onMethod}
      />
      <Select
        label={t('why.class')}
        hint={t('why.classHint')}
        term="class"
        value={String(choice.classIndex)}
        options={names.map((label, index) => ({ value: String(index), label }))}
        onChange={(value) => onClass(Number(value))}
      />
    </div>
  );
}

/** A class chosen by hand is kept for its picture; another picture begins with what is read in it. */
function useClassChoice(subject: Subject | null): readonly [number, (classIndex: number) => void] {
  const [picked, setPicked] = useState<{ readonly of: unknown; readonly classIndex: number } | null>(null);
  const of = subject?.chosen ?? 'drawing';
  const classIndex = picked?.of === of ? picked.classIndex : (subject?.predicted ?? 0);
  return [classIndex, (next) => setPicked({ of, classIndex: next })];
}

/** The wish to see the drawing ends with the choice of another image. */
function useSource(chosen: ChosenImage | null): readonly [boolean, (isDrawing: boolean) => void] {
  const [source, setSource] = useState({ chosen, isDrawing: false });
  const isDrawing = !chosen || (source.chosen === chosen && source.isDrawing);
  return [isDrawing, (next) => setSource({ chosen, isDrawing: next })];
}

/** Why the network reads a picture as it does: where the picture speaks for a class. */
export function WhyPanel() {
  const t = useT();
  const names = classWords(t, useClassNames());
  const chosen = useMistakes((state) => state.chosen);
  const ref = useComesIntoSight<HTMLDivElement>(chosen);
  const [isDrawing, setDrawing] = useSource(chosen);
  const subject = useSubject(isDrawing);
  const [method, setMethod] = useState<EvidenceMethod>('gradCam');
  const [classIndex, setClass] = useClassChoice(subject);
  const choice = { method, classIndex };
  return (
    <Panel level={3} title={t('why.title')}>
      <div ref={ref} className={styles.why}>
        <SourceSelect chosen={chosen} isDrawing={isDrawing} onChange={setDrawing} />
        {subject ? <About subject={subject} names={names} /> : <p className={styles.muted}>{t('why.noPicture')}</p>}
        <Choices choice={choice} names={names} onMethod={setMethod} onClass={setClass} />
        {subject && <EvidenceShown subject={subject} choice={choice} name={names[classIndex] ?? ''} />}
        {subject?.chosen && <SubjectActions image={subject.chosen} />}
      </div>
    </Panel>
  );
}
