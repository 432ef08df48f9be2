import { useMemo, useState } from 'react';
import { useFormat } from '../../i18n/format';
import { useT, type MessageKey } from '../../i18n/use-t';
import type { EvidenceMap, EvidenceMethod } from '../../protocol/inspect';
import { useData } from '../../state/data';
import { useMistakes } from '../../state/mistakes';
import { useView } from '../../state/view';
import { Panel } from '../../ui/panel';
import { Select } from '../../ui/select';
import { Slider } from '../../ui/slider';
import { evidenceField, shareOnInk, strongestPlace } from './evidence-field';
import { EvidencePicture } from './evidence-picture';
import { failureKey } from './reading-bar';
import { SubjectActions } from './subject-actions';
import { useComesIntoSight } from './use-comes-into-sight';
import { useEvidence, type Evidence } from './use-evidence';
import { useSubject, type Subject } from './use-subject';
import styles from './why.module.css';

const methods: readonly EvidenceMethod[] = ['gradCam', 'occlusion'];
const digits: readonly string[] = Array.from({ length: 10 }, (_, digit) => String(digit));
const sources = ['chosen', 'drawing'] as const;

/** What the colours mean, with both ends named. */
function Legend({ method }: { method: EvidenceMethod }) {
  const t = useT();
  return (
    <div className={styles.legend}>
      <span>{t(method === 'gradCam' ? 'why.none' : 'why.against')}</span>
      <span className={method === 'gradCam' ? styles.oneSided : styles.twoSided} aria-hidden="true" />
      <span>{t('why.for')}</span>
    </div>
  );
}

/** One sentence that says how to read what is seen, or why nothing is. */
function Explanation({ evidence, method, name }: { evidence: Evidence; method: EvidenceMethod; name: string }) {
  const t = useT();
  const format = useFormat();
  const { answer, failure } = evidence;
  if (failure) return <p>{t(failureKey(failure), { detail: failure.detail })}</p>;
  if (!answer) return <p className={styles.muted}>{t('why.thinking')}</p>;
  if ('reason' in answer) return <p>{t(`why.${answer.reason}`)}</p>;
  const share = format.percent(answer.probability, 1);
  const isEmpty = answer.values.every((value) => value === 0);
  const key: MessageKey = isEmpty ? 'why.empty' : `why.read_${method}`;
  return <p>{t(key, { name, share })}</p>;
}

interface Choice {
  readonly method: EvidenceMethod;
  readonly classIndex: number;
}

function useField(subject: Subject | null, evidence: Evidence): Float32Array | null {
  const { answer } = evidence;
  const [height, width] = [subject?.height ?? 0, subject?.width ?? 0];
  return useMemo(
    () => (answer && 'values' in answer ? evidenceField(answer as EvidenceMap, height, width) : null),
    [answer, height, width],
  );
}

/** The picture with its evidence; its place and how much of it is on the ink are told to the page's tests and tools. */
function Shown({ subject, choice, name }: { subject: Subject; choice: Choice; name: string }) {
  const t = useT();
  const format = useFormat();
  const [opacity, setOpacity] = useState(0.75);
  const isShown = useView((state) => state.tab === 'mistakes');
  const evidence = useEvidence(subject.image, choice.classIndex, choice.method, isShown);
  const field = useField(subject, evidence);
  const place = field && strongestPlace(field, subject.width);
  return (
    <div
      className={styles.shown}
      data-evidence={evidence.answer ? ('reason' in evidence.answer ? evidence.answer.reason : choice.method) : ''}
      data-strongest={place ? `${place.x} ${place.y}` : ''}
      data-on-ink={field && subject.channels === 1 ? shareOnInk(field, subject.image, subject.width).toFixed(3) : ''}
    >
      <EvidencePicture subject={subject} field={field} opacity={opacity} />
      <div className={styles.words} aria-live="polite">
        <Explanation evidence={evidence} method={choice.method} name={name} />
      </div>
      {field && (
        <>
          <Legend method={choice.method} />
          <Slider
            label={t('why.opacity')}
            hint={t('why.opacityHint')}
            value={opacity}
            min={0}
            max={1}
            step={0.05}
            format={(value) => format.percent(value, 0)}
            onChange={setOpacity}
          />
        </>
      )}
    </div>
  );
}

/** What is known of the chosen image. */
function About({ subject, names }: { subject: Subject; names: readonly string[] }) {
  const t = useT();
  const predicted = names[subject.predicted ?? -1];
  if (predicted === undefined) return null;
  const truth = subject.chosen && names[subject.chosen.truth];
  return (
    <p className={styles.about}>
      <strong>{t('why.readAs', { name: predicted })}</strong>{' '}
      {truth !== null && truth !== undefined && <span>{t('why.truth', { name: truth })}</span>}
    </p>
  );
}

/** Why the network reads a picture as it does: where the picture speaks for a class. */
export function WhyPanel() {
  const t = useT();
  const names = useData((state) => state.info?.classNames) ?? digits;
  const chosen = useMistakes((state) => state.chosen);
  const ref = useComesIntoSight<HTMLDivElement>(chosen);
  // The wish to see the drawing ends with the choice of another image.
  const [source, setSource] = useState({ chosen, isDrawing: false });
  const isDrawing = !chosen || (source.chosen === chosen && source.isDrawing);
  const [method, setMethod] = useState<EvidenceMethod>('gradCam');
  const subject = useSubject(isDrawing);
  // A class chosen by hand is kept for its picture; another picture begins with what is read in it.
  const [picked, setPicked] = useState<{ readonly of: unknown; readonly classIndex: number } | null>(null);
  const of = subject?.chosen ?? 'drawing';
  const classIndex = picked?.of === of ? picked.classIndex : (subject?.predicted ?? 0);
  return (
    <Panel level={3} title={t('why.title')}>
      <div ref={ref} className={styles.why}>
        <Select
          isInline
          label={t('why.subject')}
          hint={t('why.subjectHint')}
          value={isDrawing ? 'drawing' : 'chosen'}
          options={sources.map((value) => ({
            value,
            label: t(`why.subject_${value}`),
            isDisabled: value === 'chosen' && !chosen,
          }))}
          onChange={(value) => setSource({ chosen, isDrawing: value === 'drawing' })}
        />
        {!subject && <p className={styles.muted}>{t('why.noPicture')}</p>}
        {subject && <About subject={subject} names={names} />}
        <div className={styles.choices}>
          <Select
            label={t('why.method')}
            hint={t('why.methodHint')}
            value={method}
            options={methods.map((value) => ({ value, label: t(`why.method_${value}`) }))}
            onChange={setMethod}
          />
          <Select
            label={t('why.class')}
            hint={t('why.classHint')}
            value={String(classIndex)}
            options={names.map((label, index) => ({ value: String(index), label }))}
            onChange={(value) => setPicked({ of, classIndex: Number(value) })}
          />
        </div>
        {subject && <Shown subject={subject} choice={{ method, classIndex }} name={names[classIndex] ?? ''} />}
        {subject?.chosen && <SubjectActions image={subject.chosen} />}
      </div>
    </Panel>
  );
}
