import { useMemo, useRef, useState } from 'react';
import { readNetwork } from '../../domain/network/read-network';
import type { EvidenceMethod } from '../../domain/explain/evidence';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import type { Evidence } from '../../state/mistakes/evidence';
import { useNetwork, useTraining } from '../../state/use-page';
import { Slider } from '../../ui/slider';
import { evidenceField, shareOnInk, strongestPlace } from './evidence-field';
import { EvidencePicture } from './evidence-picture';
import { failureKey } from '../../state/engine/failure-key';
import { useEvidence } from './use-evidence';
import { useInSight } from '../../ui/use-in-sight';
import type { Subject } from './use-subject';
import styles from './why.module.css';

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

/** Names a layer of the network whose weights answer. */
function useLayerName(): (layerId: string | null) => string {
  const network = useNetwork((state) => state.network);
  const built = useTraining((state) => state.built);
  return (layerId) => (layerId === null ? '' : (readNetwork(built ?? network).byId.get(layerId)?.displayName ?? ''));
}

/** One sentence that says how to read what is seen, or why nothing is. */
function Explanation({ evidence, method, name }: { evidence: Evidence; method: EvidenceMethod; name: string }) {
  const t = useT();
  const format = useFormat();
  const layerName = useLayerName();
  const { answer, failure } = evidence;
  if (failure) return <p>{t(failureKey(failure), { detail: failure.detail })}</p>;
  if (!answer) return <p className={styles.muted}>{t('why.thinking')}</p>;
  if ('reason' in answer) return <p>{t(`why.${answer.reason}`)}</p>;
  const share = format.percent(answer.probability, 1);
  const isEmpty = answer.values.every((value) => value === 0);
  return <p>{t(`why.${isEmpty ? 'empty' : 'read'}_${method}`, { name, share, layer: layerName(answer.layerId) })}</p>;
}

/** Where the colours are strongest, for people who cannot see them or tell them apart. */
function Strongest({ field, width }: { field: Float32Array; width: number }) {
  const t = useT();
  const places = [
    ['a11y.mostFor', strongestPlace(field, width)],
    ['a11y.mostAgainst', strongestPlace(field, width, -1)],
  ] as const;
  return places.map(([key, place]) => {
    // Weaker ones are not seen either.
    if (!place || Math.abs(field[place.y * width + place.x] ?? 0) < 0.1) return null;
    return <p key={key}>{t(key, { row: place.y + 1, column: place.x + 1 })}</p>;
  });
}

export interface EvidenceChoice {
  readonly method: EvidenceMethod;
  readonly classIndex: number;
}

function useField(subject: Subject | null, evidence: Evidence): Float32Array | null {
  const { answer } = evidence;
  const [height, width] = [subject?.height ?? 0, subject?.width ?? 0];
  return useMemo(
    () => (answer && 'values' in answer ? evidenceField(answer, height, width) : null),
    [answer, height, width],
  );
}

/** How strongly the colours cover the picture. */
function OpacitySlider({ opacity, onChange }: { opacity: number; onChange: (opacity: number) => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <Slider
      label={t('why.opacity')}
      hint={t('why.opacityHint')}
      value={opacity}
      min={0}
      max={1}
      step={0.05}
      format={(value) => format.percent(value, 0)}
      onChange={onChange}
    />
  );
}

/** The picture with its evidence; its place and how much of it is on the ink are told to the page's tests and tools. */
export function EvidenceShown({ subject, choice, name }: { subject: Subject; choice: EvidenceChoice; name: string }) {
  const [opacity, setOpacity] = useState(0.75);
  const ref = useRef<HTMLDivElement>(null);
  const evidence = useEvidence(subject.image, choice.classIndex, choice.method, useInSight(ref));
  const { answer, failure } = evidence;
  const field = useField(subject, evidence);
  const place = field && strongestPlace(field, subject.width);
  const isWithout = failure !== null || (answer !== null && 'reason' in answer);
  return (
    <div
      ref={ref}
      className={styles.shown}
      data-evidence={answer ? ('reason' in answer ? answer.reason : choice.method) : ''}
      data-strongest={place ? `${place.x} ${place.y}` : ''}
      data-on-ink={field && subject.channels === 1 ? shareOnInk(field, subject.image, subject.width).toFixed(3) : ''}
    >
      <EvidencePicture subject={subject} field={field} opacity={opacity} />
      <div className={styles.words} aria-live="polite">
        <Explanation evidence={evidence} method={choice.method} name={name} />
        {field && <Strongest field={field} width={subject.width} />}
      </div>
      {/* They stay while evidence is sought, so that nothing jumps under the pen. */}
      {!isWithout && (
        <>
          <Legend method={choice.method} />
          <OpacitySlider opacity={opacity} onChange={setOpacity} />
        </>
      )}
    </div>
  );
}
