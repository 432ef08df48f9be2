import { useState } from 'react';
import { whatMayFollow, type Candidate } from '../../domain/network/candidates';
import { useT } from '../../i18n/use-t';
import { useDataShape, useReading } from '../../state/network/use-network';
import { useNetwork } from '../../state/use-page';
import { Select } from '../../ui/select';
import styles from './add-layer-menu.module.css';
import { CandidateButton } from './candidate-button';
import { useEditAndFocus } from './layer-focus';

interface GroupProps {
  title: string;
  candidates: readonly Candidate[];
  first: Candidate | undefined;
  onChoose: (candidate: Candidate) => void;
}

function CandidateGroup({ title, candidates, first, onChoose }: GroupProps) {
  if (candidates.length === 0) return null;
  return (
    <section className={styles.group}>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.list}>
        {candidates.map((candidate) => (
          <li key={candidate.kind}>
            <CandidateButton candidate={candidate} isFirst={candidate === first} onChoose={() => onChoose(candidate)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Before each layer, and at the end. */
function PlaceSelect({ index, onChange }: { index: number; onChange: (index: number) => void }) {
  const t = useT();
  const { layers } = useReading();
  const places = layers.map(({ displayName }, at) => ({
    value: String(at),
    label: t('network.placeBefore', { name: displayName }),
  }));
  const end = { value: String(layers.length), label: t('network.placeEnd') };
  return (
    <Select
      label={t('network.place')}
      hint={t('network.placeHint')}
      isInline
      value={String(index)}
      options={[...places, end]}
      onChange={(value) => onChange(Number(value))}
    />
  );
}

/** Every kind of layer: first what fits at this place, last what does not, with the reason. */
export function AddLayerMenu({ initialIndex, onClose }: { initialIndex: number; onClose: () => void }) {
  const editAndFocus = useEditAndFocus();
  const t = useT();
  const [index, setIndex] = useState(initialIndex);
  const network = useNetwork((state) => state.network);
  const addLayer = useNetwork((state) => state.addLayer);
  const candidates = whatMayFollow(network, index, useDataShape());
  const choose = ({ kind }: Candidate) =>
    editAndFocus(() => {
      addLayer(kind, index);
      onClose();
    });
  const fits = candidates.filter(({ problem, breaksOthers }) => problem === null && !breaksOthers);
  const breaks = candidates.filter(({ breaksOthers }) => breaksOthers);
  const first = [...fits, ...breaks][0];
  const wrong = candidates.filter(({ problem }) => problem !== null);
  return (
    <>
      <PlaceSelect index={index} onChange={setIndex} />
      <CandidateGroup title={t('network.fits')} candidates={fits} first={first} onChoose={choose} />
      <CandidateGroup title={t('network.breaks')} candidates={breaks} first={first} onChoose={choose} />
      <CandidateGroup title={t('network.doesNotFit')} candidates={wrong} first={first} onChoose={choose} />
    </>
  );
}
